import type { ConflictView } from '@/ledger/conflict';
import type { Period } from '@/ledger/period';
import { type ChartModel, listMarks, type Mark } from '../chart';
import type { DrawFrom, Drawing } from '../drawing';
import { listInWords } from '../model-head';
import { orderPhases } from '../order';
import { type ColumnsPlot, type PlotBand, type PlotGap, toPlotMark } from '../plot';
import { decimalYear } from '../scale';
import { withoutBrackets } from '../text-width';

/** A column this high, as a share of the highest, may have its number over it. */
const LABELLED_FROM = 0.12;
/** A number stands over a column only where no higher one is this near, in years. */
const LABEL_ROOM = 4;

const yearOf = (mark: Mark) => Number(mark.period);

/** The years between the first and the last that have no column, each stretch with its words. */
function listGaps(
  model: ChartModel,
  years: readonly number[],
  from: number,
  to: number,
): PlotGap[] {
  const words = model.panels.flatMap((panel) =>
    panel.kind === 'rows'
      ? panel.rows.flatMap((row) => (row.kind === 'gap' ? [row.words] : []))
      : [],
  )[0];
  const missing = Array.from({ length: to - from + 1 }, (_, index) => from + index).filter(
    (year) => !years.includes(year),
  );
  const gaps: PlotGap[] = [];
  for (const year of missing) {
    const last = gaps.at(-1);
    if (last?.to === year - 1) last.to = year;
    else gaps.push({ from: year, to: year, words: words ?? 'not in the table' });
  }
  return gaps;
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
  marks: readonly Mark[],
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
    const within = marks.filter((mark) => yearOf(mark) >= first && yearOf(mark) < last);
    const weight = Math.max(0, ...within.map(({ anchor }) => anchor));
    const same = bands.find((band) => band.from === first && band.to === last);
    // Two parts of one year: the later, which is the greater war here, has no more right to the name.
    if (same) {
      same.label = `${same.label}; ${name}`;
      same.short = String(first);
    } else bands.push({ label: name, short: sayWhen(period), from: first, to: last, weight });
  }
  return bands;
}

/** Whether a column stands out enough from those around it for its number to be written over it. */
function isLabelled(mark: Mark, all: readonly Mark[], max: number): boolean {
  if (mark.anchor < max * LABELLED_FROM) return false;
  return !all.some(
    (other) => other.anchor > mark.anchor && Math.abs(yearOf(other) - yearOf(mark)) < LABEL_ROOM,
  );
}

/** Years before the first column, where a phase is open to the left: its start is not known. */
const OPEN_YEARS = 2;

/** Where the axis of years begins: with the first dated thing, or before it where a start is unknown. */
function firstYear(view: ConflictView, years: readonly number[]): number {
  const days = [...view.events.map(({ date }) => date), ...view.phases.map(({ period }) => period)];
  const starts = days.flatMap(({ start }) => (start === null ? [] : [Number(start.slice(0, 4))]));
  const first = Math.min(...years, ...starts);
  const isOpen = view.phases.some(({ period: { start, end } }) => start === null && end !== null);
  return isOpen ? first - OPEN_YEARS : first;
}

/** What tells a series from the others: what all their titles begin with is left out. */
function nameSeries(title: string, all: readonly string[]): string {
  const head = title.slice(0, title.indexOf(', ') + 2);
  return all.every((other) => other.startsWith(head)) ? title.slice(head.length) : title;
}

/** Deaths by year as columns: all series of the chart in one plot, told apart by shade. */
function plotYears(model: ChartModel, { view, scale }: DrawFrom): ColumnsPlot[] {
  const current = listMarks(model).filter(({ status }) => status === 'current');
  const first = current[0];
  if (!first) return [];
  const series = model.panels.map(({ title }) => title);
  const of = (mark: Mark) =>
    model.panels.findIndex(
      (panel) =>
        panel.kind === 'rows' && panel.rows.some((row) => row.kind === 'mark' && row.mark === mark),
    );
  // The series with most years is the one that is drawn dark.
  const size = (index: number) => current.filter((mark) => of(mark) === index).length;
  const order = series.map((_, index) => index).sort((a, b) => size(b) - size(a));
  const years = current.map(yearOf);
  const [from, to] = [firstYear(view, years), Math.max(...years)];
  const max = Math.max(...current.map(({ anchor, high }) => Math.max(anchor, high ?? anchor)));
  return [
    {
      kind: 'columns',
      id: model.id,
      title: null,
      href: null,
      note: null,
      scale,
      perYear: 1,
      from,
      to,
      max,
      series: order.map((index) => nameSeries(series[index] ?? '', series)),
      columns: current
        .map((mark) => ({
          at: yearOf(mark),
          series: order.indexOf(of(mark)),
          labelled: isLabelled(mark, current, max),
          mark: {
            ...toPlotMark(mark),
            counted: `${mark.period}, ${nameSeries(mark.question, series)}`,
          },
        }))
        .sort((a, b) => a.at - b.at || a.series - b.series),
      bands: listBands(view, from, to, current),
      gaps: listGaps(model, years, from, to),
    },
  ];
}

/** Deaths by year: which year is the deadliest, and who counts so. */
export function drawBattleRelatedDeaths(model: ChartModel, from: DrawFrom): Drawing {
  const plots = plotYears(model, from);
  const columns = plots.flatMap((plot) => plot.columns);
  const [first] = columns;
  if (!first) return { title: model.title, sentence: model.sentence, groups: [] };
  const most = columns.reduce((a, b) => (b.mark.anchor > a.mark.anchor ? b : a), first);
  const who = [...new Set(columns.map(({ mark }) => mark.claimant))];
  return {
    title: `${most.at} was the deadliest year: ${most.mark.label}`,
    sentence: `${listInWords(who)}, deaths by calendar year: best estimate, low to high.`,
    groups: [{ id: model.id, title: null, plots }],
  };
}
