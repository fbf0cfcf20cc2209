import type { ConflictView } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import { yearOf } from './figure-rows';
import { KeptPlots } from './kept-plots';
import { listMissing } from './missing';
import { groupByQuestion, type QuestionGroup } from './order';
import { type ColumnsPlot, type Plot, type PlotGap, type PlotScale, toPlotMark } from './plot';
import { toMark, type WithSides } from './statement';
import { plotQuestion } from './strip/question-strip';

/** Figures of one question that follow one another in time: by year or by month. */
export type Series = QuestionGroup & { perYear: 1 | 12 };

/** Fewer make no series: they are claims about some years. */
const LEAST = { year: 3, month: 12 } as const;

/** The month that a figure is about, counted from the year 0; null where it reaches beyond one. */
function monthOf({ period: { start, end } }: Figure): number | null {
  if (start === null || end === null || start.slice(0, 7) !== end.slice(0, 7)) return null;
  return Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1;
}

/** Where a figure of a series stands on its axis. */
export function placeOf(figure: Figure, perYear: 1 | 12): number | null {
  return perYear === 1 ? yearOf(figure) : monthOf(figure);
}

/** Whether one claimant has answered a question for many years, or months, each once. */
export function readSeries(group: QuestionGroup): Series | null {
  const { figures } = group;
  if (new Set(figures.map(({ claimant }) => claimant.id)).size !== 1) return null;
  for (const [perYear, least] of [
    [1, LEAST.year],
    [12, LEAST.month],
  ] as const) {
    const places = figures.map((figure) => placeOf(figure, perYear));
    const isOnce = new Set(places).size === figures.length && !places.includes(null);
    if (isOnce && figures.length >= least) return { ...group, perYear };
  }
  return null;
}

/** The series among some figures, and what stands for itself. */
export function splitSeries(
  view: ConflictView,
  figures: readonly Figure[],
): { series: Series[]; others: Figure[] } {
  const groups = groupByQuestion(view, figures).map((group) => readSeries(group) ?? group);
  const series = groups.filter((group): group is Series => 'perYear' in group);
  const others = groups.flatMap((group) => ('perYear' in group ? [] : group.figures));
  return { series, others };
}

/** Whether a figure is about less than its whole month: what it leaves out is hatched over it. */
function isPart({ period: { start, end, precision } }: Figure): boolean {
  return precision !== 'month' && start !== null && end !== null;
}

/** The places between the first and the last that have no column, and those that are there in part. */
function listGaps(series: readonly Series[], from: number, to: number): PlotGap[] {
  const [first] = series;
  if (!first) return [];
  const figures = series.flatMap((each) => each.figures);
  const there = figures.flatMap((figure) => placeOf(figure, first.perYear) ?? []);
  const gaps = listMissing(there, from, to).map((stretch) => ({
    ...stretch,
    words: 'no such row in the file',
  }));
  const parts = figures.flatMap((figure): PlotGap[] => {
    const at = placeOf(figure, first.perYear);
    if (first.perYear === 1 || at === null || !isPart(figure) || figure.note === null) return [];
    return [{ from: at, to: at, words: figure.note }];
  });
  const distinct = new Map(parts.map((gap) => [`${gap.from} ${gap.words}`, gap]));
  return [...gaps, ...distinct.values()];
}

function makeColumns(
  head: Pick<ColumnsPlot, 'id' | 'title' | 'href' | 'note'>,
  view: WithSides,
  series: readonly Series[],
  scale: PlotScale,
): ColumnsPlot | null {
  const columns = series.flatMap(({ figures, perYear }, index) =>
    figures.flatMap((figure) => {
      const [mark, at] = [toMark(view, figure), placeOf(figure, perYear)];
      return mark && at !== null ? [{ at, series: index, labelled: false, mark }] : [];
    }),
  );
  const [first] = columns;
  const perYear = series[0]?.perYear;
  if (!first || perYear === undefined) return null;
  const places = columns.map(({ at }) => at);
  const [from, to] = [Math.min(...places), Math.max(...places)];
  const names = series.map(({ title }) => title.replace(/ by (month|year).*$/, ''));
  const most = Math.max(...columns.map(({ mark }) => mark.anchor));
  return {
    kind: 'columns',
    ...head,
    scale,
    perYear,
    from,
    to,
    max: Math.max(1, ...columns.map(({ mark }) => mark.high ?? mark.anchor)),
    series: names,
    columns: columns
      .toSorted((a, b) => a.at - b.at)
      .map(({ mark, ...column }) => ({
        ...column,
        labelled: mark.anchor === most,
        mark: { ...toPlotMark(mark), counted: `${mark.period}, ${names[column.series]}` },
      })),
    bands: [],
    gaps: listGaps(series, from, to),
  };
}

const kept = new KeptPlots<ColumnsPlot | null>();

/** Series as columns on one axis; the highest of each has its number over it. */
export function plotSeries(
  head: Pick<ColumnsPlot, 'id' | 'title' | 'href' | 'note'>,
  view: WithSides,
  series: readonly Series[],
  scale: PlotScale,
): ColumnsPlot | null {
  const { id, title, href, note } = head;
  const named = series.flatMap((each) => [each.title, each.perYear, each.figures.length]);
  const others = [view.conflict.sides, id, title, href, note, scale, ...named];
  const figures = series.flatMap((each) => each.figures);
  return kept.get(figures, others, () => makeColumns(head, view, series, scale));
}

/**
 * All claims about one question: columns where one claimant answered it year by year or month by month,
 * else a strip; null where no claim carries a number.
 */
export function plotClaims(view: WithSides, group: QuestionGroup): Plot | null {
  const series = readSeries(group);
  if (series === null) return plotQuestion(view, group);
  const head = { id: `series-${group.id}`, title: group.title, href: null, note: null };
  return plotSeries(head, view, [series], 'linear');
}
