import { BOUNDS, type Bound, type ChartModel, type Fill, type Side } from '../chart';
import { type Drawing, listPlots } from '../drawing';
import { listPlotMarks, type PlotMark } from '../plot';

/** One line of a key: what is drawn, and what it means. */
export type LegendEntry =
  | { kind: 'bound'; bound: Bound; side: Side; fill: Fill; words: string }
  | { kind: 'voice'; side: Side; fill: Fill; words: string }
  | { kind: 'series'; series: number; words: string }
  | { kind: 'bar'; own: boolean; words: string }
  | { kind: 'faded' | 'gap' | 'event'; words: string };

/** A plain mark needs no word: it is what all others differ from. */
const BOUND_WORDS: Partial<Record<Bound, string>> = {
  exact: 'exactly',
  floor: 'at least, more than',
  ceiling: 'up to, fewer than',
  soft: 'about, near',
  range: 'low to high',
  zero: 'a zero that is claimed',
};

function sayVoice(side: Side, fill: Fill, sides: ChartModel['sides']): string {
  if (side === 'neutral') return 'third parties, press';
  const name = (side === 'first' ? sides.first : sides.second) ?? 'one side';
  return fill === 'solid' ? `${name}, own losses` : `${name}, of its opponent`;
}

type Voice = { side: Side; fill: Fill };

function listVoices(used: readonly Voice[]): Voice[] {
  return (['first', 'second', 'neutral'] as const).flatMap((side) =>
    (['solid', 'hollow'] as const)
      .filter((fill) => used.some((voice) => voice.side === side && voice.fill === fill))
      .map((fill) => ({ side, fill })),
  );
}

type KeyMark = Pick<PlotMark, 'bound' | 'side' | 'fill' | 'status'>;

/** Who says it, then how firm it is, for just these marks. */
export function listVoiceEntries(
  marks: readonly KeyMark[],
  sides: ChartModel['sides'],
): LegendEntry[] {
  // Each bound is shown in the shape of a mark that is drawn: a key adds no voice of its own.
  const bounds = BOUNDS.flatMap((bound) => marks.find((mark) => mark.bound === bound) ?? []);
  const faded = marks.some(({ status }) => status === 'superseded');
  return [
    ...listVoices(marks).map(
      ({ side, fill }): LegendEntry => ({
        kind: 'voice',
        side,
        fill,
        words: sayVoice(side, fill, sides),
      }),
    ),
    ...bounds.flatMap(({ bound, side, fill }): LegendEntry[] => {
      const words = BOUND_WORDS[bound];
      return words === undefined ? [] : [{ kind: 'bound', bound, side, fill, words }];
    }),
    ...(faded ? [{ kind: 'faded' as const, words: 'an earlier version, since replaced' }] : []),
  ];
}

/** The key to just the marks that a drawing has. */
export function listLegendEntries(drawing: Drawing, sides: ChartModel['sides']): LegendEntry[] {
  const plots = listPlots(drawing);
  const columns = plots.flatMap((plot) => (plot.kind === 'columns' ? [plot] : []));
  const bars = plots.find((plot) => plot.kind === 'bars');
  const others = plots
    .filter(({ kind }) => kind !== 'columns' && kind !== 'bars')
    .flatMap(listPlotMarks);
  const series = columns.flatMap((plot) => (plot.series.length > 1 ? plot.series : []));
  const gap = columns.flatMap(({ gaps }) => gaps)[0];
  const found: LegendEntry[] = [
    ...listVoiceEntries(others, sides),
    ...series.map((words, index): LegendEntry => ({ kind: 'series', series: index, words })),
  ];
  if (bars)
    found.push(
      { kind: 'bar', own: true, words: bars.series.own },
      { kind: 'bar', own: false, words: bars.series.other },
    );
  if (columns.length > 0 || bars)
    found.push({
      kind: 'bound',
      bound: 'range',
      side: 'neutral',
      fill: 'solid',
      words: 'low to high',
    });
  if (gap) found.push({ kind: 'gap', words: `${gap.words}; not zero` });
  if (
    plots.some((plot) => plot.kind === 'timeline' && plot.rows.some(({ kind }) => kind === 'event'))
  )
    found.push({ kind: 'event', words: 'a dated event' });
  return found;
}
