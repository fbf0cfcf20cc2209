import type { ConflictView, Measure, Question } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import { formatClaimant, formatDay, formatPeriod, formatValue } from '@/ledger/wording';
import { type ChartModel, type DotPlotPanel, listPanelMarks, type Row } from '../chart';
import { listYearlyQuestions, type RowContext, yearOf, yearRows } from '../figure-rows';
import { listMissing, type Stretch } from '../missing';
import {
  chartHead,
  count,
  listInWords,
  listWordless,
  sayDefinition,
  sayOddBounds,
  sayRefusal,
  shareScale,
} from '../model-head';
import type { QuestionGroup } from '../order';
import { linearScale } from '../scale';

const GAP = 'not in the table';

/**
 * What a missing year means, where the records say so: a publisher that lists only years of "25 or
 * more" deaths leaves out years below 25, which are neither zeros nor peace.
 */
export function sayGap(measure: Measure | undefined, question: Question | undefined): string {
  const words = [measure?.definition, measure?.includes, measure?.excludes, question?.note].join(
    ' ',
  );
  const threshold = /(\d+) or more|(?:below|fewer than|reach|reaches) (\d+)/i.exec(words);
  const number = threshold?.[1] ?? threshold?.[2];
  return number === undefined ? GAP : `below ${number}, or ${GAP}`;
}

/** The years between the first and the last of a series that it leaves out. */
export function listYearGaps(figures: readonly Figure[]): Stretch[] {
  const years = figures.flatMap((figure) => yearOf(figure) ?? []);
  return listMissing(years, Math.min(...years), Math.max(...years));
}

function nameGap({ from, to }: Stretch): string {
  return from === to ? String(from) : `${from} to ${to}`;
}

/** Puts a row of words where years are missing between the first and the last of a series. */
function fillGaps(rows: Row[], figures: readonly Figure[], words: string): Row[] {
  const gaps = listYearGaps(figures);
  return rows.flatMap((row): Row[] => {
    const gap = gaps.find(
      ({ from }) => row.kind === 'mark' && row.mark.period === String(from - 1),
    );
    return gap ? [row, { kind: 'gap', of: 'row', label: nameGap(gap), words }] : [row];
  });
}

/** @param defined whether the measure's definition stands beside this panel: once is enough */
function buildPanel(
  { figures, title }: QuestionGroup,
  context: RowContext,
  defined: boolean,
): DotPlotPanel {
  const { view } = context;
  const [first] = figures;
  const measure = view.measures.find(({ id }) => id === first?.measure.id);
  const question = view.questions.find(({ id }) => id === first?.question.id);
  const asOf = [...new Set(figures.map((figure) => formatDay(figure.as_of)))];
  const who = first ? `${formatClaimant(first)}, as of ${listInWords(asOf)}. ` : '';
  return {
    kind: 'rows',
    id: first?.question.id ?? 'years',
    title,
    note: [`${who}Calendar years.`, question?.note, defined && measure && sayDefinition(measure)]
      .filter((words) => words)
      .join(' '),
    axis: measure?.unit ?? 'persons',
    scale: linearScale([1]),
    bars: true,
    ruler: null,
    rows: fillGaps(yearRows(figures, context), figures, sayGap(measure, question)),
  };
}

/** One line a panel: "1995 to 1996; 2013: below 25, or not in the table (…)". */
function sayMissing(panel: DotPlotPanel): string[] {
  const gaps = panel.rows.flatMap((row) => (row.kind === 'gap' ? [row] : []));
  const [first] = gaps;
  if (!first) return [];
  return [`${gaps.map(({ label }) => label).join('; ')}: ${first.words} (${panel.title}).`];
}

function writeSentence(figures: readonly Figure[]): string {
  const highest = figures.reduce<Figure | null>((most, figure) => {
    if (figure.value === null) return most;
    return most === null || most.value === null || figure.value > most.value ? figure : most;
  }, null);
  const years = figures.map(yearOf).filter((year) => year !== null);
  const span = `${Math.min(...years)} to ${Math.max(...years)}`;
  const listed = `${count(figures.length, 'yearly figure')}, ${span}.`;
  if (highest === null) return listed;
  return `${listed} The highest is that of ${formatPeriod(highest.period)}, the whole calendar year: ${formatValue(highest)}, says ${formatClaimant(highest)}.`;
}

/** What must not be read into deaths by year. */
export function warnOfYears(view: ConflictView, figures: readonly Figure[]): string[] {
  return [
    'A calendar year is not a war: it holds all that the publisher counts from January to December.',
    ...sayRefusal(view, 'The years', figures),
    ...sayOddBounds(figures),
  ];
}

/** The questions about deaths that a publisher answers year by year. */
export function listDeathsByYear(view: ConflictView): QuestionGroup[] {
  const deaths = view.figures.filter((figure) => figure.measure.family === 'deaths');
  return listYearlyQuestions(view, deaths);
}

/**
 * A publisher's yearly estimates with their low and high, from a zero base. A missing year is a gap
 * with words; a revised year may show its former number struck.
 */
export function buildBattleRelatedDeathsModel(
  view: ConflictView,
  earlier: readonly Figure[] = [],
): ChartModel | null {
  const context: RowContext = { view, earlier, form: 'number' };
  const groups = listDeathsByYear(view);
  const figures = groups.flatMap((group) => group.figures);
  const panels = groups.map((group, index) => buildPanel(group, context, index === 0));
  const marks = panels.flatMap(listPanelMarks);
  if (marks.length === 0) return null;
  const measures = view.measures.filter((m) => figures.some((f) => f.measure.id === m.id));
  return {
    ...chartHead(view, 'battle-related-deaths'),
    title: `${listInWords(measures.map(({ name }) => name)).replace(/^./, (c) => c.toUpperCase())} by year, low to high`,
    sentence: writeSentence(figures),
    panels: shareScale(panels),
    warnings: warnOfYears(view, figures),
    listed: listWordless(figures),
    gaps: panels.flatMap(sayMissing),
  };
}
