import type { ConflictView } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import { buildBattleRelatedDeathsModel } from './battle-related-deaths/model';
import { drawBattleRelatedDeaths } from './battle-related-deaths/plot';
import type { ChartId, ChartModel } from './chart';
import { buildDisplacedModel } from './displaced/model';
import { drawDisplaced } from './displaced/plot';
import type { Chart, DrawFrom, Drawing } from './drawing';
import { buildKilledByPhaseModel } from './killed-by-phase/model';
import { drawKilledByPhase } from './killed-by-phase/plot';
import { buildOneDayClaimsModel } from './one-day-claims/model';
import { drawOneDayClaims } from './one-day-claims/plot';
import { buildReportedIncidentsModel } from './reported-incidents/model';
import { drawReportedIncidents } from './reported-incidents/plot';
import { buildRestatedModel } from './restated/model';
import { drawRestated } from './restated/plot';
import { buildTimelineModel } from './timeline/model';
import { drawTimeline } from './timeline/plot';
import { buildWhoSaysWhatModel } from './who-says-what/model';
import { drawWhoSaysWhat } from './who-says-what/plot';

/**
 * Builds one chart from what a conflict's page reads. Null where the conflict has nothing for it.
 * @param earlier superseded versions of figures in the view, where a chart may show them struck
 */
export type BuildChart = (view: ConflictView, earlier?: readonly Figure[]) => ChartModel | null;

/** How a chart's document is drawn. */
export type DrawChart = (model: ChartModel, from: DrawFrom) => Drawing;

/** All charts, in the order of a conflict's page. */
export const CATALOGUE: readonly { id: ChartId; build: BuildChart; draw: DrawChart }[] = [
  { id: 'killed-by-phase', build: buildKilledByPhaseModel, draw: drawKilledByPhase },
  { id: 'displaced', build: buildDisplacedModel, draw: drawDisplaced },
  { id: 'reported-incidents', build: buildReportedIncidentsModel, draw: drawReportedIncidents },
  { id: 'one-day-claims', build: buildOneDayClaimsModel, draw: drawOneDayClaims },
  { id: 'timeline', build: buildTimelineModel, draw: drawTimeline },
  {
    id: 'battle-related-deaths',
    build: buildBattleRelatedDeathsModel,
    draw: drawBattleRelatedDeaths,
  },
  { id: 'restated', build: buildRestatedModel, draw: drawRestated },
  { id: 'who-says-what', build: buildWhoSaysWhatModel, draw: drawWhoSaysWhat },
];

/** The charts that a conflict has something for, in order. */
export function buildCharts(from: DrawFrom): Chart[] {
  return CATALOGUE.flatMap(({ build, draw }) => {
    const model = build(from.view, from.earlier);
    return model ? [{ model, drawing: draw(model, from) }] : [];
  });
}
