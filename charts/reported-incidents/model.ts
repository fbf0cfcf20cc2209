import type { ConflictView } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import { formatRelation } from '@/ledger/relation';
import { formatPeriod } from '@/ledger/wording';
import { type ChartModel, type DotPlotPanel, listPanelMarks } from '../chart';
import { questionRows } from '../figure-rows';
import {
  capital,
  chartHead,
  listInWords,
  listWordless,
  sayDefinition,
  sayOddBounds,
  sayRefusal,
  shareScale,
} from '../model-head';
import { groupByMeasure, sayQuestion } from '../order';
import { linearScale } from '../scale';
import { sayNumber } from '../statement';

/** What the records say about how these figures stand to each other and to others, in their words. */
function sayRelations(view: ConflictView, figures: readonly Figure[]): string[] {
  const byId = new Map(view.figures.map((figure) => [figure.id, figure]));
  const own = new Set(figures.map((figure) => figure.id));
  const said = view.relations.flatMap(({ figure, other, relation, note }) => {
    const [a, b] = [byId.get(figure), byId.get(other)];
    if (!a || !b || note === null || !(own.has(figure) || own.has(other))) return [];
    return [
      `“${sayQuestion(a)}” ${formatRelation(relation, 'forward')} “${sayQuestion(b)}”: ${note}`,
    ];
  });
  return [...new Set(said)];
}

function buildPanels(view: ConflictView, figures: Figure[], deaths: boolean): DotPlotPanel[] {
  const context = { view, earlier: [], form: 'number' as const };
  const panels = groupByMeasure(view, figures).map(
    ({ measure, figures: group }): DotPlotPanel => ({
      kind: 'rows',
      id: measure.id,
      title: deaths ? `${capital(measure.name)} in the same phase` : capital(measure.name),
      note: sayDefinition(measure),
      axis: measure.unit,
      scale: linearScale([1]),
      bars: true,
      ruler: null,
      rows: questionRows(group, context),
    }),
  );
  // Counts of one kind share one scale, so that no panel looks larger than another by its ruler.
  return shareScale(panels);
}

/** The phases that have a count of incidents, and whose deaths therefore stand beside it. */
function phasesOf(figures: readonly Figure[]): Set<string> {
  return new Set(figures.flatMap((figure) => figure.phase?.id ?? []));
}

/** Counts of incidents, and the deaths of the same phases. */
export function listReported(view: ConflictView): { incidents: Figure[]; deaths: Figure[] } {
  const incidents = view.figures.filter((figure) => figure.measure.family === 'incidents');
  const phases = phasesOf(incidents);
  const deaths = view.figures.filter(
    ({ measure, phase }) => measure.family === 'deaths' && phase !== null && phases.has(phase.id),
  );
  return { incidents, deaths };
}

/** How the figures stand to each other, and why they are not added. */
export function warnOfReported(view: ConflictView, figures: readonly Figure[]): string[] {
  const incidents = figures.filter(({ measure }) => measure.family === 'incidents');
  return [
    ...sayRelations(view, incidents),
    ...sayRefusal(view, 'Incidents and deaths', figures),
    ...sayOddBounds(figures),
  ];
}

/**
 * What was reported as incidents, what a publisher's own file holds, and the deaths of the same phase
 * in a panel of their own: an incident may have harmed many or nobody.
 */
export function buildReportedIncidentsModel(view: ConflictView): ChartModel | null {
  const { incidents: figures, deaths } = listReported(view);
  const panels = buildPanels(view, figures, false);
  const marks = panels.flatMap(listPanelMarks);
  if (marks.length === 0) return null;
  const said = listInWords(
    marks.map((mark) => `${sayNumber(mark)} (${mark.claimant}, as of ${mark.asOf})`),
  );
  const periods = [...new Set(figures.map((figure) => formatPeriod(figure.period)))];
  return {
    ...chartHead(view, 'reported-incidents'),
    title: 'Incidents: what was reported, and what a file holds',
    sentence: `${capital(said)}, for ${listInWords(periods)}.`,
    panels: [...panels, ...buildPanels(view, deaths, true)],
    warnings: warnOfReported(view, [...figures, ...deaths]),
    listed: listWordless([...figures, ...deaths]),
    gaps: [],
  };
}
