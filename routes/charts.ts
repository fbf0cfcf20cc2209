import type { Chart } from '@/charts/drawing';
import { exportChartCsv, exportChartJson } from '@/charts/export/files';
import { toPicture } from '@/charts/export/picture';
import { chartDocumentSchema } from '@/charts/export/schema';
import { loadChart, WHOLE } from '@/loaders/load-chart';
import { loadChartWorks } from '@/loaders/load-chart-works';
import { loadConflictView } from '@/loaders/load-conflict';
import { citationFormats } from './citation-files';
import { findConflict } from './conflicts';
import { writeChartCsvw } from './csvw-files';
import { checkFilter, FILTER_QUERY, toFilter } from './figure-filter';
import type { Values } from './parameter';
import { AT, BOM, CHART, CONFLICT, EMBED_THEME, SCALE } from './parameters';
import { FROZEN_PICTURE_QUERIES, pictureFormats } from './picture-files';
import { type FileRequest, file, fillPath, landingAt, page, type Route } from './route';

const at = { at: AT };
const bom = { bom: BOM };

const choice = { ...FILTER_QUERY, scale: SCALE };

type Choice = Values<typeof choice>;

/**
 * A chart with the figures that the request's filter leaves.
 * @throws BadRequest for a value that the conflict does not have
 */
async function getChart(request: FileRequest<Choice>): Promise<Chart | null> {
  const {
    db,
    position,
    params: [, id = ''],
    found,
    values,
  } = request;
  const conflict = found.conflict ?? '';
  const view = await loadConflictView(db, position, conflict);
  if (view === null) return null;
  const filter = toFilter(values);
  checkFilter(filter, view.figures, view);
  const loaded = await loadChart(db, position, conflict, id, { filter, scale: values.scale });
  return loaded?.chart ?? null;
}

/** The chart of all figures: whether its page exists does not depend on a filter. */
const exists: NonNullable<Route['exists']> = async ({ db, position, params: [, id = ''], found }) =>
  (await loadChart(db, position, found.conflict ?? '', id, WHOLE)) !== null;

/** A chart of a conflict. Which charts a conflict has depends on its figures. */
export const chart: Route = {
  path: '/charts/{conflict}/{chart}',
  chapter: 'Charts',
  title: 'A chart',
  note: 'Every format holds what the chart shows, no more and no less.',
  params: { conflict: CONFLICT, chart: CHART },
  find: findConflict,
  exists,
  landing: (params) => landingAt('Dataset', chart, fillPath(chart, params, 'html')),
  formats: {
    html: page({ ...at, ...choice }),
    csv: file({ ...at, ...choice, ...bom }, async (request) => {
      const chart = await getChart(request);
      return chart && exportChartCsv(chart.model, request.origin, request.values.bom === '1');
    }),
    json: file({ ...at, ...choice }, async (request) => {
      const chart = await getChart(request);
      return chart && exportChartJson(chart.model, request.origin);
    }),
    ...pictureFormats(FROZEN_PICTURE_QUERIES, { ...at, ...choice }, async (request) => {
      const chart = await getChart(request);
      return chart && toPicture(chart, request.origin);
    }),
    ...citationFormats(at, async ({ db, position, params: [, id = ''], found, origin }) => {
      const conflict = found.conflict ?? '';
      const loaded = await loadChart(db, position, conflict, id, WHOLE);
      return loaded && loadChartWorks(db, conflict, loaded.chart.model, origin);
    }),
    'csvw.json': file({ ...at, ...choice, ...bom }, async (request) =>
      writeChartCsvw(request, (await getChart(request))?.model ?? null),
    ),
  },
  json: chartDocumentSchema,
};

export const chartEmbed: Route = {
  path: '/charts/{conflict}/{chart}/embed',
  chapter: 'Charts',
  title: 'A chart to show in a frame on another site',
  params: { conflict: CONFLICT, chart: CHART },
  find: findConflict,
  exists,
  formats: { html: page({ ...at, theme: EMBED_THEME, ...choice }) },
  framed: true,
};
