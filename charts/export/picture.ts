import type { ChartModel } from '../chart';
import type { DatasetYears } from '../dataset-years/model';
import { type Chart, type Drawing, listDrawnMarks } from '../drawing';
import type { EventMap } from '../event-map/model';
import { type LegendEntry, listLegendEntries } from '../legend/entries';
import { count } from '../model-head';
import type { Plot } from '../plot';
import { LICENCE_LINE, sayAddress, sayListed, sayPicture, saySources } from './words';

/** How a line of a picture is set. */
export type Role = 'overline' | 'title' | 'number' | 'strong' | 'text' | 'soft' | 'foot';
export type PictureLine = { text: string; role: Role; href?: string };

/** A plot in a picture, with what stands over it. */
export type PictureBlock = {
  /** The part of the chart that begins here. */
  heading: string | null;
  title: string | null;
  note: string | null;
  plot: Plot;
};

/** What a picture holds, from the top down, before anything has a place. */
export type PictureContent = {
  /** Unique in a page. */
  id: string;
  name: string;
  summary: string;
  head: PictureLine[];
  key: LegendEntry[];
  blocks: PictureBlock[];
  tail: PictureLine[];
  foot: PictureLine[];
};

function listBlocks(drawing: Drawing): PictureBlock[] {
  return drawing.groups.flatMap(({ title, plots }) =>
    plots.map((plot, index) => ({
      heading: index === 0 ? title : null,
      title: plot.title,
      note: plot.note,
      plot,
    })),
  );
}

/** What is not drawn because it carries no number: part of what a chart says. */
function listTail(model: ChartModel): PictureLine[] {
  return model.listed.map((each) => ({ text: sayListed(each), role: 'soft', href: each.href }));
}

/** Questions that no claim answers with a number, unless the document lists them already. */
function listWords(drawing: Drawing): PictureLine[] {
  return drawing.groups.flatMap(({ words = [] }) =>
    words.map((text): PictureLine => ({ text, role: 'soft' })),
  );
}

/** A chart as a picture that stands alone. @param origin the public one, without a slash at its end */
export function toPicture({ model, drawing }: Chart, origin: string): PictureContent {
  const sources = saySources(model);
  return {
    id: model.id,
    name: drawing.title,
    summary: `${sayPicture({ ...model, sentence: drawing.sentence })} ${count(listDrawnMarks(drawing).length, 'mark')}.`,
    head: [
      { text: model.conflict.name, role: 'overline' },
      { text: drawing.title, role: 'title' },
      { text: drawing.sentence, role: 'text' },
    ],
    key: listLegendEntries(drawing, model.sides),
    blocks: listBlocks(drawing),
    tail: [...listWords(drawing), ...listTail(model)],
    foot: [
      ...(sources === null ? [] : [{ text: sources, role: 'foot' as const }]),
      { text: sayAddress(model, origin), role: 'foot' },
      { text: LICENCE_LINE, role: 'foot' },
    ],
  };
}

/** What is said of a map wherever it stands. */
export const MAP_TITLE = 'Where, as far as the rows say';
export const MAP_SENTENCE =
  'The area of a circle is in proportion to the best numbers of the rows there, all years and all types of violence. An open ring: rows that count no death.';
export const MAP_OUTLINES =
  'Outlines: Natural Earth, 1:50 million, in the public domain. They take no side on any border.';

/**
 * Where a dataset's events took place, as a picture that stands alone; it says so where no place is known.
 * @param address where the version is, in full
 */
export function toMapPicture(
  map: EventMap | null,
  source: DatasetSource,
  address: string,
): PictureContent {
  const places = map === null ? 0 : map.circles.length + map.empty.length;
  const sentence = map === null ? 'No row of this table names a place.' : MAP_SENTENCE;
  return {
    id: 'event-map',
    name: `${MAP_TITLE}: ${source.title}`,
    summary: `A map of ${count(places, 'place')}. ${sentence}`,
    head: [
      { text: source.title, role: 'overline' },
      { text: MAP_TITLE, role: 'title' },
      { text: sentence, role: 'text' },
    ],
    key: [],
    blocks:
      map === null
        ? []
        : [
            {
              ...{ heading: null, title: null, note: null },
              plot: { kind: 'map', id: 'event-map', title: null, href: null, note: null, map },
            },
          ],
    tail: [],
    foot: [
      ...(map === null ? [] : [{ text: MAP_OUTLINES, role: 'foot' as const }]),
      ...sayOrigin(source, address),
    ],
  };
}

/** What a picture of a dataset's years says of where it is from. */
type DatasetSource = { publisher: string; title: string; version: string; licence: string };

function sayOrigin(
  { publisher, title, version, licence }: DatasetSource,
  address: string,
): PictureLine[] {
  return [
    { text: `Source: ${publisher}, ${title}, ${version}. Licence: ${licence}.`, role: 'foot' },
    { text: `Casualty Ledger: ${address}`, role: 'foot' },
  ];
}

/**
 * A dataset's deaths by year as a picture that stands alone; it says so where a filter leaves none.
 * @param address where the version is, in full
 */
export function toDatasetPicture(
  chart: DatasetYears | null,
  source: DatasetSource,
  address: string,
): PictureContent {
  const found = chart?.title ?? 'Deaths by year';
  const sentence =
    chart?.sentence ?? 'No row with deaths is left by this filter. That is not zero.';
  return {
    id: 'dataset-years',
    name: found,
    summary: sentence,
    head: [
      { text: source.title, role: 'overline' },
      { text: found, role: 'title' },
      { text: sentence, role: 'text' },
    ],
    key: [],
    blocks: (chart?.plots ?? []).map((plot) => ({
      heading: null,
      title: plot.title,
      note: null,
      plot,
    })),
    tail: [],
    foot: sayOrigin(source, address),
  };
}
