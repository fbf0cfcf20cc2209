import type { Figure } from '@/ledger/figure';
import type { ChartContent, DrawFrom, PlotGroup } from '../drawing';
import { count, listInWords } from '../model-head';
import type { QuestionGroup } from '../order';
import { groupByQuestion } from '../order';
import { type LinesPlot, toPlotMark } from '../plot';
import { placeOf, readSeries, type Series } from '../series';
import { nameClaimant, toMark } from '../statement';
import { plotQuestions } from '../strip/by-phase';
import { listDisplaced, warnOfDisplaced } from './model';

type Line = LinesPlot['lines'][number];

const TICK_YEARS = 5;

/** The series by year that a question has: one a claimant. */
function listSeries(group: QuestionGroup): Series[] {
  const claimants = [...new Set(group.figures.map(({ claimant }) => claimant.id))];
  return claimants.flatMap((id) => {
    const figures = group.figures.filter(({ claimant }) => claimant.id === id);
    const yearly = figures.filter((figure) => placeOf(figure, 1) !== null);
    const series = readSeries({ ...group, figures: yearly });
    return series?.perYear === 1 ? [series] : [];
  });
}

/** A line through the years of a series; it breaks where a year has no number. */
function toLine({ figures }: Series, index: number, from: DrawFrom): Line {
  const numbers = figures.flatMap((figure) => {
    const [mark, at] = [toMark(from.view, figure), placeOf(figure, 1)];
    return mark && at !== null ? [{ at, mark }] : [];
  });
  const years = numbers.map(({ at }) => at);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const most = Math.max(...numbers.map(({ mark }) => mark.anchor));
  const highest = numbers.find(({ mark }) => mark.anchor === most);
  const points = Array.from({ length: last - first + 1 }, (_, offset) => {
    const at = first + offset;
    const found = numbers.find((each) => each.at === at);
    return {
      at,
      labelled: at === last || found === highest,
      // The plot's title says what was counted.
      mark: found ? { ...toPlotMark(found.mark), counted: found.mark.period } : null,
    };
  });
  return { name: figures[0]?.claimant.name ?? '', dashed: index > 0, points };
}

/** Who publishes which line. */
function sayLines(lines: readonly Line[]): string {
  const [first, ...others] = lines.map(({ name }) => name);
  if (first === undefined) return '';
  return others.length === 0 ? first : `${first}; dashed: ${listInWords(others)}`;
}

function plotYears(
  group: QuestionGroup,
  series: readonly Series[],
  from: DrawFrom,
): LinesPlot | null {
  const lines = series.map((each, index) => toLine(each, index, from));
  const places = lines.flatMap(({ points }) => points.map(({ at }) => at));
  const numbers = lines.flatMap(({ points }) => points.flatMap(({ mark }) => mark?.anchor ?? []));
  if (numbers.length === 0) return null;
  const [start, end] = [Math.min(...places), Math.max(...places)];
  const years = Array.from({ length: end - start + 1 }, (_, index) => start + index);
  return {
    kind: 'lines',
    curve: 'lines',
    id: `years-${group.id}`,
    title: group.title,
    href: `/questions/${group.id}`,
    note: sayLines(lines),
    scale: from.scale,
    from: start - 0.5,
    to: end + 0.5,
    max: Math.max(...numbers),
    ticks: years
      .filter((year) => year % TICK_YEARS === 0)
      .map((year) => ({ at: year, label: String(year) })),
    lines,
  };
}

const KIND = {
  stock: 'Displaced at the end of a year, or on a day',
  flow: 'Fled in a period',
} as const;

function groupOf(kind: 'stock' | 'flow', all: readonly Figure[], from: DrawFrom): PlotGroup[] {
  const figures = all.filter(({ measure }) => measure.accumulation === kind);
  const drawn = new Set<string>();
  const years = groupByQuestion(from.view, figures).flatMap((group) => {
    const series = listSeries(group);
    for (const { figures: own } of series) for (const { id } of own) drawn.add(id);
    return plotYears(group, series, from) ?? [];
  });
  const others = plotQuestions(
    figures.filter(({ id }) => !drawn.has(id)),
    from,
  );
  const plots = [...years, ...others];
  return plots.length === 0 ? [] : [{ id: kind, title: KIND[kind], plots }];
}

/** Displacement: those who fled in a period apart from those who were displaced on a day. */
export function drawDisplaced(from: DrawFrom): ChartContent {
  const figures = listDisplaced(from.view);
  const groups = [...groupOf('stock', figures, from), ...groupOf('flow', figures, from)];
  const publishers = [...new Set(figures.map(nameClaimant))];
  return {
    drawing: {
      title: 'Displacement: who was displaced, and who fled',
      sentence: `${count(figures.length, 'figure')} from ${listInWords(publishers)}. Stocks and flows stand apart: neither is added to the other. A line breaks where a year has no number, which is not zero.`,
      groups,
    },
    figures,
    warn: () => warnOfDisplaced(from.view, figures, groups.flatMap(({ plots }) => plots).length),
    gaps: [],
  };
}
