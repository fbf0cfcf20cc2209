import type { ConflictView } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import { formatDay, formatPeriod, formatValue } from '@/ledger/wording';
import type { Mark, Row } from './chart';
import { comparePeriods, groupByQuestion } from './order';
import { type LabelForm, sayClaimant, sayScope, toMark, toStruck } from './statement';

/** Where marks come from: the view, and superseded versions that may be shown struck. */
export type RowContext = {
  view: ConflictView;
  earlier: readonly Figure[];
  form: LabelForm;
};

/** What a figure without a number says, in the place of its mark: a rival's denial stands in its row. */
function wordsRow(figure: Figure): Row {
  const words = `${formatValue(figure)}, as of ${formatDay(figure.as_of)}`;
  return { kind: 'gap', of: 'row', label: sayClaimant(figure), words };
}

/** One row a figure, named by who says it: a mark, or words where there is no number. */
export function figureRows(figures: readonly Figure[], context: RowContext): Row[] {
  const { view, earlier, form } = context;
  return figures.flatMap((figure): Row[] => {
    const mark = toMark(view, figure, form);
    if (!mark) return [wordsRow(figure)];
    const struck = toStruck(view, figure, earlier, form);
    return [{ kind: 'mark', label: sayClaimant(figure), sub: sayScope(figure), mark, struck }];
  });
}

/** A heading for each thing counted, and under it a row a figure. */
export function questionRows(figures: readonly Figure[], context: RowContext): Row[] {
  return groupByQuestion(context.view, figures).flatMap(({ title, figures: group }) => {
    const rows = figureRows(group, context);
    return rows.length === 0
      ? []
      : [{ kind: 'heading' as const, level: 2 as const, text: title, note: null }, ...rows];
  });
}

/** The calendar year that a figure is about; null for any other period. */
export function yearOf(figure: Figure): number | null {
  const { precision, start } = figure.period;
  return precision === 'year' && start !== null ? Number(start.slice(0, 4)) : null;
}

/** Three or more calendar years of one question from one claimant make a series by year. */
const SERIES_FROM = 3;

/** Whether figures are one claimant's answers for calendar years. */
export function isYearly(figures: readonly Figure[]): boolean {
  const years = new Set(figures.map(yearOf));
  const claimants = new Set(figures.map((figure) => figure.claimant.id));
  return !years.has(null) && claimants.size === 1 && years.size === figures.length;
}

/**
 * The questions that are answered by calendar year. A short series stands only with a longer one of
 * the same measure: a press toll that names just a year is not a yearly estimate.
 */
export function listYearlyQuestions(view: ConflictView, figures: readonly Figure[]) {
  const groups = groupByQuestion(view, figures).filter((group) => isYearly(group.figures));
  const measureOf = (group: { figures: Figure[] }) => group.figures[0]?.measure.id;
  const long = groups.filter((group) => group.figures.length >= SERIES_FROM).map(measureOf);
  return groups.filter((group) => long.includes(measureOf(group)));
}

/** One row a calendar year, in order of time; gaps are the caller's to fill. */
export function yearRows(figures: readonly Figure[], context: RowContext): Row[] {
  return [...figures]
    .sort((a, b) => comparePeriods(a.period, b.period))
    .flatMap((figure): Row[] => {
      const mark = toMark(context.view, figure, context.form);
      if (!mark) return [];
      const struck = toStruck(context.view, figure, context.earlier, context.form);
      const sub = struck.length > 0 || figure.change !== null ? sayRevision(figure, struck) : null;
      return [{ kind: 'mark', label: formatPeriod(figure.period), sub, mark, struck }];
    });
}

/** Why there is a further version; the former number stands struck below it, where it is at hand. */
function sayRevision(figure: Figure, struck: readonly Mark[]): string {
  const kind = figure.change === null ? 'revised' : figure.change.kind;
  const was = struck[0] ? `; struck: as of ${struck[0].asOf}` : '';
  return `version ${figure.version}, ${kind}${was}`;
}
