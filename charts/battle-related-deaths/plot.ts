import type { ConflictView } from '@/ledger/conflict';
import type { Period } from '@/ledger/period';
import type { Mark } from '../chart';
import type { ChartContent, DrawFrom } from '../drawing';
import { yearOf } from '../figure-rows';
import { listMissing } from '../missing';
import { listInWords } from '../model-head';
import { orderPhases, type QuestionGroup } from '../order';
import { type ColumnsPlot, type PlotBand, type PlotGap, toPlotMark } from '../plot';
import { decimalYear } from '../scale';
import { toMark } from '../statement';
import { withoutBrackets } from '../text-width';
import { listDeathsByYear, listYearGaps, sayGap, warnOfYears } from './model';

/** A column this high, as a share of the highest, may have its number over it. */
const LABELLED_FROM = 0.12;
/** A number stands over a column only where no higher one is this near, in years. */
const LABEL_ROOM = 4;

/** A figure's mark in its year; `series` is the place of its question among all of the chart. */
type Column = { at: number; series: number; mark: Mark };

function listColumns(view: ConflictView, groups: readonly QuestionGroup[]): Column[] {
  return groups.flatMap(({ figures }, series) =>
    figures.flatMap((figure) => {
      const [mark, at] = [toMark(view, figure), yearOf(figure)];
      return mark && at !== null ? [{ at, series, mark }] : [];
    }),
  );
}

/** What a year without a column means: what the records say of the first series that has one. */
function sayMissing(view: ConflictView, groups: readonly QuestionGroup[]): string {
  const [first] = groups.find(({ figures }) => listYearGaps(figures).length > 0)?.figures ?? [];
  return sayGap(
    view.measures.find(({ id }) => id === first?.measure.id),
    view.questions.find(({ id }) => id === first?.question.id),
  );
}

/** The years that have no column, each stretch with its words. */
function listGaps(from: number, to: number, columns: readonly Column[], words: string): PlotGap[] {
  const years = columns.map(({ at }) => at);
  return listMissing(years, from, to).map((stretch) => ({ ...stretch, words }));
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** When a bounded part was, in few letters: "Apr 2016", "2020", "to 1994". */
function sayWhen({ start, end }: Period): string {
  const last = (end ?? '').slice(0, 4);
  if (start === null) return `to ${last}`;
  const first = start.slice(0, 4);
  if (first !== last) return `${first}–${last}`;
  const isMonth = start.slice(0, 7) === end?.slice(0, 7);
  return isMonth ? `${MONTHS[Number(start.slice(5, 7)) - 1]} ${first}` : first;
}

/**
 * The calendar years that bounded phases touch, those that end it all included; a phase that holds
 * others is left to them, and one that has no end is no band.
 */
function listBands(
  view: ConflictView,
  from: number,
  to: number,
  columns: readonly Column[],
): PlotBand[] {
  const phases = orderPhases(view);
  const bands: PlotBand[] = [];
  for (const { id, name: whole, period } of phases) {
    const name = withoutBrackets(whole);
    const isDay = period.start !== null && period.start === period.end;
    const holds = phases.some(
      ({ part_of, period: { start, end } }) => part_of === id && start !== end,
    );
    if (period.end === null || isDay || holds) continue;
    const first = Math.max(
      from,
      period.start === null ? from : Math.floor(decimalYear(period.start)),
    );
    const last = Math.min(to, Math.floor(decimalYear(period.end))) + 1;
    if (first >= last) continue;
    const within = columns.filter(({ at }) => at >= first && at < last);
    const weight = Math.max(0, ...within.map(({ mark }) => mark.anchor));
    const same = bands.find((band) => band.from === first && band.to === last);
    // Two parts of one year: neither has more right to the name.
    if (same) {
      same.label = `${same.label}; ${name}`;
      same.short = String(first);
    } else bands.push({ label: name, short: sayWhen(period), from: first, to: last, weight });
  }
  return bands;
}

/** Whether a column stands out enough from those around it for its number to be written over it. */
function isLabelled({ at, mark }: Column, all: readonly Column[], max: number): boolean {
  if (mark.anchor < max * LABELLED_FROM) return false;
  return !all.some(
    (other) => other.mark.anchor > mark.anchor && Math.abs(other.at - at) < LABEL_ROOM,
  );
}

/** Years before the first column, where a phase is open to the left: its start is not known. */
const OPEN_YEARS = 2;

/** Where the axis of years begins: with the first dated thing, or before it where a start is unknown. */
function firstYear(view: ConflictView, columns: readonly Column[]): number {
  const days = [...view.events.map(({ date }) => date), ...view.phases.map(({ period }) => period)];
  const starts = days.flatMap(({ start }) => (start === null ? [] : [Number(start.slice(0, 4))]));
  const first = Math.min(...columns.map(({ at }) => at), ...starts);
  const isOpen = view.phases.some(({ period: { start, end } }) => start === null && end !== null);
  return isOpen ? first - OPEN_YEARS : first;
}

/** What tells a series from the others: what all their titles begin with is left out. */
function nameSeries(title: string, all: readonly string[]): string {
  const head = title.slice(0, title.indexOf(', ') + 2);
  return all.every((other) => other.startsWith(head)) ? title.slice(head.length) : title;
}

/** Deaths by year as columns: all series of the chart in one plot, told apart by shade. */
function plotYears(groups: readonly QuestionGroup[], { view, scale }: DrawFrom): ColumnsPlot[] {
  const columns = listColumns(view, groups);
  if (columns.length === 0) return [];
  const titles = groups.map(({ title }) => title);
  // The series with most years is the one that is drawn dark.
  const size = (series: number) => columns.filter((column) => column.series === series).length;
  const order = titles.map((_, index) => index).sort((a, b) => size(b) - size(a));
  const [from, to] = [firstYear(view, columns), Math.max(...columns.map(({ at }) => at))];
  const max = Math.max(
    ...columns.map(({ mark }) => Math.max(mark.anchor, mark.high ?? mark.anchor)),
  );
  return [
    {
      kind: 'columns',
      id: 'battle-related-deaths',
      title: null,
      href: null,
      note: null,
      scale,
      perYear: 1,
      from,
      to,
      max,
      series: order.map((index) => nameSeries(titles[index] ?? '', titles)),
      columns: columns
        .map((column) => ({
          at: column.at,
          series: order.indexOf(column.series),
          labelled: isLabelled(column, columns, max),
          mark: {
            ...toPlotMark(column.mark),
            counted: `${column.mark.period}, ${nameSeries(column.mark.question, titles)}`,
          },
        }))
        .sort((a, b) => a.at - b.at || a.series - b.series),
      bands: listBands(view, from, to, columns),
      gaps: listGaps(from, to, columns, sayMissing(view, groups)),
    },
  ];
}

/** Deaths by year: which year is the deadliest, and who counts so. */
export function drawBattleRelatedDeaths(from: DrawFrom): ChartContent {
  const groups = listDeathsByYear(from.view);
  const figures = groups.flatMap((group) => group.figures);
  const plots = plotYears(groups, from);
  const columns = plots.flatMap((plot) => plot.columns);
  const [first] = columns;
  const most = first && columns.reduce((a, b) => (b.mark.anchor > a.mark.anchor ? b : a), first);
  const who = [...new Set(columns.map(({ mark }) => mark.claimant))];
  return {
    drawing: {
      title: most
        ? `${most.at} was the deadliest year: ${most.mark.label}`
        : 'Deaths by calendar year',
      sentence: `${listInWords(who)}, deaths by calendar year: best estimate, low to high.`,
      groups: plots.length === 0 ? [] : [{ id: 'battle-related-deaths', title: null, plots }],
    },
    figures,
    warn: () => warnOfYears(from.view, figures),
    gaps: [],
  };
}
