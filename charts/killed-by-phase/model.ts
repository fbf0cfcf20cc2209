import type { ConflictView, Measure } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import { formatClaimant, formatDay } from '@/ledger/wording';
import { type ChartModel, type DotPlotPanel, listPanelMarks, type Row } from '../chart';
import { isYearly, questionRows, type RowContext, yearRows } from '../figure-rows';
import {
  capital,
  chartHead,
  count,
  listInWords,
  listWordless,
  numbersOf,
  sayDefinition,
  sayOddBounds,
  sayRefusal,
} from '../model-head';
import { groupByMeasure, groupByQuestion, orderPhases } from '../order';
import { logScale } from '../scale';

const GAP = 'no figure with a number';

function phaseRows(figures: readonly Figure[], context: RowContext): Row[] {
  const phases = orderPhases(context.view);
  const known = new Set(phases.map(({ id }) => id));
  const inPhases = phases.flatMap((phase): Row[] => {
    const rows = questionRows(
      figures.filter((figure) => figure.phase?.id === phase.id),
      context,
    );
    return rows.length > 0
      ? [{ kind: 'heading', level: 1, text: phase.name, note: null }, ...rows]
      : [{ kind: 'gap', of: 'phase', label: phase.name, words: GAP }];
  });
  const outside = figures.filter((figure) => !figure.phase || !known.has(figure.phase.id));
  return [...inPhases, ...questionRows(outside, context)];
}

/** A measure whose figures belong to no phase is shown by question; calendar years as years. */
function unphasedRows(figures: readonly Figure[], context: RowContext): Row[] {
  return groupByQuestion(context.view, figures).flatMap(({ title, figures: group }): Row[] => {
    const [first] = group;
    if (!first || !isYearly(group)) return questionRows(group, context);
    const note = `${formatClaimant(first)}; each row is a calendar year`;
    return [{ kind: 'heading', level: 1, text: title, note }, ...yearRows(group, context)];
  });
}

function buildPanel(measure: Measure, figures: Figure[], context: RowContext): DotPlotPanel {
  const phased = figures.some((figure) => figure.phase !== null);
  const rows = phased ? phaseRows(figures, context) : unphasedRows(figures, context);
  const panel: DotPlotPanel = {
    kind: 'rows',
    id: measure.id,
    title: capital(measure.name),
    note: sayDefinition(measure),
    axis: `${measure.unit}, log scale`,
    scale: logScale([1]),
    bars: false,
    ruler: null,
    rows,
  };
  return { ...panel, scale: logScale(numbersOf(listPanelMarks(panel))) };
}

function writeSentence(
  view: ConflictView,
  figures: readonly Figure[],
  panels: DotPlotPanel[],
): string {
  const marks = panels.flatMap(listPanelMarks);
  const claimants = new Set(marks.map((mark) => mark.claimant)).size;
  const first = orderPhases(view).find(({ id }) => figures.some((f) => f.phase?.id === id));
  const firstMarks = marks.filter((mark) => first && mark.phase === first.name);
  const said = listInWords(firstMarks.map((mark) => `${mark.label} (${mark.claimant})`));
  const phases = new Set(figures.map((figure) => figure.phase?.id ?? null).filter((id) => id)).size;
  const opening = first && said !== '' ? `${first.name}: ${said}. ` : '';
  const among =
    view.phases.length > 0 ? `, for ${phases} of ${count(view.phases.length, 'phase')}` : '';
  return `${opening}${count(marks.length, 'figure')} from ${count(claimants, 'claimant')}${among}; each stands for itself.`;
}

/** Figures of who was killed. */
export function listDeaths(view: ConflictView): Figure[] {
  return view.figures.filter((figure) => figure.measure.family === 'deaths');
}

/** What must not be read into figures of who was killed, and why they are not added. */
export function warnOfDeaths(view: ConflictView, figures: readonly Figure[]): string[] {
  const measures = groupByMeasure(view, figures);
  const names = measures.map(({ measure }) => `“${capital(measure.name)}”`);
  const latest = figures
    .map((figure) => figure.as_of)
    .toSorted()
    .at(-1);
  return [
    'An arrow means “at least” or “more than”: the number is a floor, not a total.',
    ...(names.length > 1
      ? [
          `${listInWords(names)} are different measures: one does not correct, contain or confirm the other.`,
        ]
      : []),
    ...measures.flatMap((group) =>
      sayRefusal(view, `The figures under “${capital(group.measure.name)}”`, group.figures),
    ),
    ...sayOddBounds(figures),
    ...(latest
      ? [`Each number is as of the day beside it; the latest is ${formatDay(latest)}.`]
      : []),
  ];
}

/** The phases that no figure is about. */
export function listPhasesWithout(view: ConflictView, figures: readonly Figure[]): string[] {
  return orderPhases(view)
    .filter((phase) => !figures.some((figure) => figure.phase?.id === phase.id))
    .map(
      (phase) =>
        `${phase.name}: no figure for this phase alone. That is not zero; a figure for a calendar year may hold it.`,
    );
}

/**
 * Who is said to have been killed, phase by phase: a panel for each measure of deaths, because none
 * is turned into another. Log scale with a place of its own for 0; every floor is open upwards.
 */
export function buildKilledByPhaseModel(
  view: ConflictView,
  earlier: readonly Figure[] = [],
): ChartModel | null {
  const figures = listDeaths(view);
  const context: RowContext = { view, earlier, form: 'number' };
  const measures = groupByMeasure(view, figures);
  const panels = measures.map((group) => buildPanel(group.measure, group.figures, context));
  if (panels.flatMap(listPanelMarks).length === 0) return null;
  return {
    ...chartHead(view, 'killed-by-phase'),
    title: 'Killed, by phase: who says how many',
    sentence: writeSentence(view, figures, panels),
    panels,
    warnings: warnOfDeaths(view, figures),
    listed: listWordless(figures),
    gaps: listPhasesWithout(view, figures),
  };
}
