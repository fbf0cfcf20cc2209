import type { ConflictView } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import { buildBattleRelatedDeathsModel } from './battle-related-deaths/model';
import type { ChartId, ChartModel } from './chart';
import { buildDisplacedModel } from './displaced/model';
import { buildKilledByPhaseModel } from './killed-by-phase/model';
import { buildOneDayClaimsModel } from './one-day-claims/model';
import { buildReportedIncidentsModel } from './reported-incidents/model';
import { buildRestatedModel } from './restated/model';
import { buildTimelineModel } from './timeline/model';
import { buildWhoSaysWhatModel } from './who-says-what/model';

/**
 * Builds one chart from what a conflict's page reads. Null where the conflict has nothing for it.
 * @param earlier superseded versions of figures in the view, where a chart may show them struck
 */
export type BuildChart = (view: ConflictView, earlier?: readonly Figure[]) => ChartModel | null;

/** All charts, in the order of a conflict's page. */
export const CATALOGUE: readonly { id: ChartId; build: BuildChart }[] = [
  { id: 'killed-by-phase', build: buildKilledByPhaseModel },
  { id: 'displaced', build: buildDisplacedModel },
  { id: 'reported-incidents', build: buildReportedIncidentsModel },
  { id: 'one-day-claims', build: buildOneDayClaimsModel },
  { id: 'timeline', build: buildTimelineModel },
  { id: 'battle-related-deaths', build: buildBattleRelatedDeathsModel },
  { id: 'restated', build: buildRestatedModel },
  { id: 'who-says-what', build: buildWhoSaysWhatModel },
];

/** The charts that a conflict has something for, in order. */
export function buildCharts(view: ConflictView, earlier: readonly Figure[] = []): ChartModel[] {
  return CATALOGUE.flatMap(({ build }) => build(view, earlier) ?? []);
}

/** One chart by its id; null where there is no such chart or nothing for it. */
export function buildChart(
  id: string,
  view: ConflictView,
  earlier: readonly Figure[] = [],
): ChartModel | null {
  return CATALOGUE.find((entry) => entry.id === id)?.build(view, earlier) ?? null;
}
