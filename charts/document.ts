import type { Figure } from '@/ledger/figure';
import { formatPeriod } from '@/ledger/wording';
import type { ChartId, ChartModel, Mark, Panel, Row } from './chart';
import { type ChartContent, type DrawFrom, listPlots } from './drawing';
import { listMissing } from './missing';
import {
  capital,
  chartHead,
  listInWords,
  listWordless,
  numbersOf,
  sayDefinition,
} from './model-head';
import { listPlotMarks, type Plot, type PlotMark } from './plot';
import { linearScale, logScale } from './scale';
import { sayClaimant, sayScope, toMark } from './statement';

/**
 * A chart's document in set 2, made from its drawing: a panel a plot, a row a mark or a gap that is
 * drawn, and in words the figures without a number.
 */

const MONTHS =
  'January February March April May June July August September October November December';

/** A place on an axis of years, or of months counted from the year 0. */
function namePlace(at: number, perYear: 1 | 12): string {
  if (perYear === 1) return String(at);
  return `${MONTHS.split(' ')[at % 12] ?? ''} ${Math.floor(at / 12)}`;
}

function gapRow({ from, to }: { from: number; to: number }, perYear: 1 | 12, words: string): Row {
  const first = namePlace(from, perYear);
  const label = from === to ? first : `${first} to ${namePlace(to, perYear)}`;
  return { kind: 'gap', of: 'row', label, words };
}

const NO_NUMBER = 'no number from this claimant';

/** What a plot shows as missing. Steps from one number to the next miss nothing between them. */
function listGapRows(plot: Plot): Row[] {
  if (plot.kind === 'columns')
    return plot.gaps.map(({ words, ...gap }) => gapRow(gap, plot.perYear, words));
  if (plot.kind !== 'lines' || plot.curve === 'steps') return [];
  return plot.lines.flatMap(({ name, points }) => {
    const [first, last] = [points[0], points.at(-1)];
    if (!first || !last) return [];
    const there = points.flatMap(({ at, mark }) => (mark === null ? [] : [at]));
    return listMissing(there, first.at, last.at).map((gap): Row => {
      const row = gapRow(gap, 1, NO_NUMBER);
      return 'label' in row ? { ...row, label: `${name}, ${row.label}` } : row;
    });
  });
}

/** What names a mark in its plot: its place in time, or who says it. */
function nameRow(plot: Plot, mark: PlotMark, figure: Figure): string {
  if (plot.kind === 'columns') {
    const series = plot.columns.find((column) => column.mark === mark)?.series;
    const name = plot.series.length > 1 && series !== undefined ? plot.series[series] : undefined;
    return [formatPeriod(figure.period), name ?? []].flat().join(', ');
  }
  if (plot.kind !== 'lines') return sayClaimant(figure);
  const line = plot.lines.find(({ points }) => points.some((point) => point.mark === mark));
  return plot.curve === 'steps'
    ? (line?.name ?? '')
    : `${line?.name ?? ''}, ${formatPeriod(figure.period)}`;
}

/** The version of a figure that a mark is of. */
type FindFigure = (mark: PlotMark) => Figure | undefined;

/** A drawn mark with all that travels with its number. */
function toWholeMark(mark: PlotMark, figure: Figure, { view }: DrawFrom): Mark | null {
  const whole = toMark(view, figure);
  const { label, href, status } = mark;
  return whole && { ...whole, label, href, status };
}

type Context = DrawFrom & {
  /** The chart's title: a plot without one is all of the chart. */
  title: string;
  find: FindFigure;
  /** The measures that a panel has defined already: once is enough. */
  defined: Set<string>;
};

/** What the measures of a panel count, in the words of the ledger, where no panel has said it yet. */
function defineMeasures(figures: readonly Figure[], { view, defined }: Context): string[] {
  const used = new Set(figures.map(({ measure }) => measure.id).filter((id) => !defined.has(id)));
  for (const id of used) defined.add(id);
  const measures = view.measures.filter(({ id }) => used.has(id));
  return measures.map((measure) => `${capital(measure.name)}: ${sayDefinition(measure)}`);
}

/** A plot without a title is named after what it counts; null where that would be a list. */
function nameMeasures(figures: readonly Figure[]): string | null {
  const names = [...new Set(figures.map(({ measure }) => measure.name))];
  return names.length > 2 ? null : capital(listInWords(names));
}

function endSentence(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`;
}

function toPanel(plot: Plot, context: Context): Panel {
  const found = listPlotMarks(plot).map((drawn) => {
    const figure = context.find(drawn);
    const mark = figure && toWholeMark(drawn, figure, context);
    if (!mark) throw new Error(`figure ${drawn.figure}, version ${drawn.version}, has no mark`);
    return { drawn, figure, mark };
  });
  const marks = found.map(({ mark }) => mark);
  const rows = found.map(({ drawn, figure, mark }): Row => {
    const label = nameRow(plot, drawn, figure);
    return { kind: 'mark', label, sub: sayScope(figure), mark, struck: [] };
  });
  const marked = found.map(({ figure }) => figure);
  const definitions = defineMeasures(marked, context);
  const said = [plot.note ?? [], ...definitions].flat().map(endSentence);
  const isLog = 'scale' in plot && plot.scale === 'log';
  const units = [...new Set(marks.map(({ unit }) => unit))].join('; ');
  return {
    kind: 'rows',
    id: plot.id,
    title: plot.title ?? nameMeasures(marked) ?? context.title,
    note: said.length === 0 ? null : said.join(' '),
    axis: isLog ? `${units}, log scale` : units,
    scale: isLog ? logScale(numbersOf(marks)) : linearScale(numbersOf(marks)),
    bars: plot.kind === 'columns',
    ruler: null,
    rows: [...rows, ...listGapRows(plot)],
  };
}

/** The gaps of a panel in a line for each reason: "1995 to 1996; 2013: below 25 (…)". */
function sayGaps(panel: Panel): string[] {
  const gaps =
    panel.kind === 'rows' ? panel.rows.flatMap((row) => (row.kind === 'gap' ? row : [])) : [];
  const reasons = [...new Set(gaps.map(({ words }) => words))];
  return reasons.map((reason) => {
    const labels = gaps.filter(({ words }) => words === reason).map(({ label }) => label);
    return `${labels.join('; ')}: ${reason} (${panel.title}).`;
  });
}

/**
 * The document of a chart: just the figures that it draws or says in words, under its own title. Null
 * where it shows nothing.
 * @throws Error for a mark of a figure that is not in the view
 */
export function buildDocument(
  id: ChartId,
  content: ChartContent,
  from: DrawFrom,
): ChartModel | null {
  const key = (figure: string, version: number) => `${figure} ${version}`;
  const versions = new Map(
    [...from.earlier, ...from.view.figures].map((figure) => [
      key(figure.id, figure.version),
      figure,
    ]),
  );
  const find: FindFigure = ({ figure, version }) => versions.get(key(figure, version));
  const plots = listPlots(content.drawing);
  if (plots.length === 0) return null;
  const { title, sentence } = content.drawing;
  const context = { ...from, title, find, defined: new Set<string>() };
  const panels = content.panels ?? plots.map((plot) => toPanel(plot, context));
  return {
    ...chartHead(from.view, id),
    title,
    sentence,
    panels,
    warnings: content.warn(),
    listed: listWordless(content.figures),
    gaps: [...content.gaps, ...panels.flatMap(sayGaps)],
  };
}
