import { type ChartSet, NEWEST_CHART_SET } from '@/ledger/chart-set';
import type { ConflictView } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import { buildBattleRelatedDeathsModel } from './battle-related-deaths/model';
import { drawBattleRelatedDeaths } from './battle-related-deaths/plot';
import type { ChartId, ChartModel } from './chart';
import { drawDeathsByCountry } from './deaths-by-country/plot';
import { buildDisplacedModel } from './displaced/model';
import { drawDisplaced } from './displaced/plot';
import { buildDocument } from './document';
import {
  type Chart,
  type ChartContent,
  type DrawFrom,
  type DrawnChart,
  listPlots,
} from './drawing';
import { buildKilledByPhaseModel } from './killed-by-phase/model';
import { drawKilledByPhase } from './killed-by-phase/plot';
import { chartHead } from './model-head';
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
 * Builds a chart's document in set 1. Null where the conflict has nothing for it.
 * @param earlier superseded versions of figures in the view, where a chart may show them struck
 */
export type BuildChart = (view: ConflictView, earlier?: readonly Figure[]) => ChartModel | null;

/** What a chart shows of a conflict: its drawing, and from that its document since set 2. */
export type DrawChart = (from: DrawFrom) => ChartContent;

/** A chart; `first` is null where there was none in set 1. */
type CatalogueEntry = { id: ChartId; first: BuildChart | null; draw: DrawChart };

/** All charts, in the order of a conflict's page. */
export const CATALOGUE: readonly CatalogueEntry[] = [
  { id: 'killed-by-phase', first: buildKilledByPhaseModel, draw: drawKilledByPhase },
  { id: 'displaced', first: buildDisplacedModel, draw: drawDisplaced },
  { id: 'reported-incidents', first: buildReportedIncidentsModel, draw: drawReportedIncidents },
  { id: 'one-day-claims', first: buildOneDayClaimsModel, draw: drawOneDayClaims },
  { id: 'timeline', first: buildTimelineModel, draw: drawTimeline },
  {
    id: 'battle-related-deaths',
    first: buildBattleRelatedDeathsModel,
    draw: drawBattleRelatedDeaths,
  },
  { id: 'restated', first: buildRestatedModel, draw: drawRestated },
  { id: 'who-says-what', first: buildWhoSaysWhatModel, draw: drawWhoSaysWhat },
  { id: 'deaths-by-country', first: null, draw: drawDeathsByCountry },
];

/** What charts show at one moment: all of them as they are drawn, and each with its document. */
export type ConflictCharts = {
  /** In the order of a conflict's page: those that the conflict has something for. */
  drawn: DrawnChart[];
  /** One of them with its document, which takes longer to make; null where it is not among them. */
  build: (id: ChartId) => Chart | null;
};

/** What one chart shows; null where the conflict has nothing for it. */
function show({ id, first, draw }: CatalogueEntry, from: DrawFrom, set: ChartSet) {
  const content = draw(from);
  const { drawing } = content;
  const inFirst = set === 1 ? (first?.(from.view, from.earlier) ?? null) : null;
  const isShown = set === 1 ? inFirst !== null : listPlots(drawing).length > 0;
  if (!isShown) return null;
  const build = (): Chart | null => {
    const model = inFirst ?? buildDocument(id, content, from);
    return model && { model, drawing };
  };
  return { drawn: { model: chartHead(from.view, id), drawing }, build };
}

/** The charts that a conflict has something for. @param set what their documents hold */
export function drawCharts(from: DrawFrom, set: ChartSet = NEWEST_CHART_SET): ConflictCharts {
  const shown = CATALOGUE.flatMap((chart) => show(chart, from, set) ?? []);
  return {
    drawn: shown.map(({ drawn }) => drawn),
    build: (id) => shown.find(({ drawn }) => drawn.model.id === id)?.build() ?? null,
  };
}

/** One of them as it is drawn, without the others; null where the conflict has nothing for it. */
export function drawChart(id: ChartId, from: DrawFrom, set: ChartSet): DrawnChart | null {
  const found = CATALOGUE.find((chart) => chart.id === id);
  return (found && show(found, from, set)?.drawn) ?? null;
}

/** One chart by its id, in the newest set; null where the conflict has nothing for it. */
export function buildChart(id: ChartId, from: DrawFrom): Chart | null {
  const found = CATALOGUE.find((chart) => chart.id === id);
  return (found && show(found, from, NEWEST_CHART_SET)?.build()) ?? null;
}

/** The same charts, each with its document. */
export function buildCharts(from: DrawFrom, set?: ChartSet): Chart[] {
  const { drawn, build } = drawCharts(from, set);
  return drawn.flatMap(({ model }) => build(model.id) ?? []);
}
