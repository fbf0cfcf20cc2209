import type { ConflictView } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import { buildBattleRelatedDeathsModel } from './battle-related-deaths/model';
import { drawBattleRelatedDeaths } from './battle-related-deaths/plot';
import type { ChartId, ChartModel } from './chart';
import { buildDeathsByCountryModel } from './deaths-by-country/model';
import { drawDeathsByCountry } from './deaths-by-country/plot';
import type { World } from './deaths-by-country/world';
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
 * @param world deaths by country, for the chart that is of no figures
 */
export type BuildChart = (
  view: ConflictView,
  earlier: readonly Figure[],
  world: World | null,
) => ChartModel | null;

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
  {
    id: 'deaths-by-country',
    build: (view, _earlier, world) => buildDeathsByCountryModel(view, world),
    draw: drawDeathsByCountry,
  },
];

function make({ build, draw }: (typeof CATALOGUE)[number], from: DrawFrom): Chart | null {
  const model = build(from.view, from.earlier, from.world ?? null);
  return model && { model, drawing: draw(model, from) };
}

/** One chart by its id; null where the conflict has nothing for it. */
export function buildChart(id: ChartId, from: DrawFrom): Chart | null {
  const found = CATALOGUE.find((chart) => chart.id === id);
  return found ? make(found, from) : null;
}

/** The charts that a conflict has something for, in order. */
export function buildCharts(from: DrawFrom): Chart[] {
  return CATALOGUE.flatMap((chart) => make(chart, from) ?? []);
}
