import { buildChart, buildCharts } from '@/charts/catalogue';
import { CHART_IDS } from '@/charts/chart';
import type { Chart } from '@/charts/drawing';
import type { PlotScale } from '@/charts/plot';
import { cacheByPosition } from '@/db/cache-by-position';
import type { Database } from '@/db/client';
import { getChartSet } from '@/db/queries/get-chart-set';
import { getLastChange } from '@/db/queries/get-last-change';
import { listVersionsOf } from '@/db/queries/list-figure-versions';
import type { ChartSet } from '@/ledger/chart-set';
import type { ConflictView } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import { type FigureFilter, filterView, NO_FILTER } from '@/ledger/figure-filter';
import { loadConflictView } from '@/loaders/load-conflict';
import { loadWorld } from './load-world';

/** What a reader asked of a conflict's charts: which figures, on which scale. */
export type ChartChoice = {
  filter: FigureFilter;
  scale: PlotScale;
  /** Which year a chart of countries is of; null for all years. */
  year: number | null;
};

/** All figures and all years, on a linear scale. */
export const WHOLE: ChartChoice = { filter: NO_FILTER, scale: 'linear', year: null };

/** The chart that a conflict's page opens with: its years, or else the first that it has. */
export function firstChart(charts: readonly Chart[] | null): Chart | undefined {
  return charts?.find(({ model }) => model.id === 'battle-related-deaths') ?? charts?.[0];
}

/** The versions of a conflict's figures that were replaced. */
async function loadEarlierVersions(
  db: Database,
  position: number,
  { figures }: ConflictView,
): Promise<Figure[]> {
  const revised = figures.filter(({ version }) => version > 1);
  const newest = new Set(revised.map((figure) => figure.position));
  const ids = revised.map(({ id }) => id);
  const states = await listVersionsOf(db, position, ids);
  return states.filter((state) => !newest.has(state.position));
}

/** A file stays as it is until its conflict changes: the set is that of the entry that last changed it. */
async function loadChartSet(db: Database, position: number, conflict: string): Promise<ChartSet> {
  const changed = await getLastChange(db, position, [`conflict:${conflict}`]);
  return getChartSet(db, changed ?? position);
}

/** Every chart of a conflict's figures at a position; null where there is no such conflict. Kept. */
export const loadFigureCharts = cacheByPosition(
  'charts',
  async (
    db: Database,
    position: number,
    conflict: string,
    { filter, scale }: Omit<ChartChoice, 'year'>,
  ): Promise<Chart[] | null> => {
    const whole = await loadConflictView(db, position, conflict);
    if (!whole) return null;
    const view = filterView(whole, filter);
    const [earlier, set] = await Promise.all([
      loadEarlierVersions(db, position, view),
      loadChartSet(db, position, conflict),
    ]);
    return buildCharts({ view, earlier, scale }, set);
  },
);

/**
 * Where the countries of a conflict stand among all; null where no dataset says. It is not kept by
 * position: whether a dataset's rows are in this database the ledger does not say.
 */
export async function loadWorldChart(
  db: Database,
  position: number,
  conflict: string,
  { year, scale }: Omit<ChartChoice, 'filter'>,
): Promise<Chart | null> {
  const [view, world] = await Promise.all([
    loadConflictView(db, position, conflict),
    loadWorld(db, position, year),
  ]);
  if (!view || !world) return null;
  return buildChart('deaths-by-country', { view, earlier: [], scale, world });
}

/** Every chart that a conflict has at a position; null where there is no such conflict. */
export async function loadCharts(
  db: Database,
  position: number,
  conflict: string,
  { year, ...choice }: ChartChoice,
): Promise<Chart[] | null> {
  const [charts, world] = await Promise.all([
    loadFigureCharts(db, position, conflict, choice),
    loadWorldChart(db, position, conflict, { year, scale: choice.scale }),
  ]);
  return charts && world ? [...charts, world] : charts;
}

/**
 * A chart of a conflict as it stood at a position, among all charts that the conflict has; null where
 * there is no such chart, or where the conflict has nothing for it.
 * @param conflict the conflict's id
 */
export async function loadChart(
  db: Database,
  position: number,
  conflict: string,
  id: string,
  choice: ChartChoice,
): Promise<{ chart: Chart; all: Chart[] } | null> {
  if (!CHART_IDS.some((known) => known === id)) return null;
  const all = await loadCharts(db, position, conflict, choice);
  const chart = all?.find(({ model }) => model.id === id);
  return all && chart ? { chart, all } : null;
}
