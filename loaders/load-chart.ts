import { buildChart, type ConflictCharts, drawChart, drawCharts } from '@/charts/catalogue';
import { CHART_IDS, type ChartId } from '@/charts/chart';
import type { Chart, DrawFrom, DrawnChart } from '@/charts/drawing';
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

/** The chart that is of countries, not of figures. */
export const OF_COUNTRIES: ChartId = 'deaths-by-country';

const FIRST: ChartId = 'battle-related-deaths';

/** The chart that a conflict's page opens with: its years, or else the first that it has. */
export function firstChart(charts: readonly DrawnChart[] | null): DrawnChart | undefined {
  return charts?.find(({ model }) => model.id === FIRST) ?? charts?.[0];
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

type FigureChoice = Omit<ChartChoice, 'year'>;

/** What the charts of a conflict's figures are made from; null where there is no such conflict. */
async function loadChartGround(
  db: Database,
  position: number,
  conflict: string,
  { filter, scale }: FigureChoice,
): Promise<{ from: DrawFrom; set: ChartSet } | null> {
  const whole = await loadConflictView(db, position, conflict);
  if (!whole) return null;
  const view = filterView(whole, filter);
  const [earlier, set] = await Promise.all([
    loadEarlierVersions(db, position, view),
    loadChartSet(db, position, conflict),
  ]);
  return { from: { view, earlier, scale }, set };
}

/** What the charts of a conflict's figures show; null where there is no such conflict. Kept. */
const loadConflictCharts = cacheByPosition(
  'charts',
  async (
    db: Database,
    position: number,
    conflict: string,
    choice: FigureChoice,
  ): Promise<ConflictCharts | null> => {
    const ground = await loadChartGround(db, position, conflict, choice);
    return ground && drawCharts(ground.from, ground.set);
  },
);

/** Every chart of a conflict's figures at a position, as it is drawn; null where there is no such conflict. */
export async function loadFigureCharts(
  db: Database,
  position: number,
  conflict: string,
  { filter, scale }: FigureChoice,
): Promise<DrawnChart[] | null> {
  const charts = await loadConflictCharts(db, position, conflict, { filter, scale });
  return charts?.drawn ?? null;
}

/** One of them with its document; null where the conflict has nothing for it. Kept. */
const loadFigureChart = cacheByPosition(
  'chart',
  async (db: Database, position: number, conflict: string, choice: FigureChoice, id: ChartId) => {
    const charts = await loadConflictCharts(db, position, conflict, choice);
    return charts?.build(id) ?? null;
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
  return buildChart(OF_COUNTRIES, { view, earlier: [], scale, world });
}

/** Every chart that a conflict has at a position, as it is drawn; null where there is no such conflict. */
export async function loadCharts(
  db: Database,
  position: number,
  conflict: string,
  { year, ...choice }: ChartChoice,
): Promise<DrawnChart[] | null> {
  const [charts, world] = await Promise.all([
    loadFigureCharts(db, position, conflict, choice),
    loadWorldChart(db, position, conflict, { year, scale: choice.scale }),
  ]);
  return charts && world ? [...charts, world] : charts;
}

/**
 * A chart of a conflict as it stood at a position; null where there is no such chart, or where the
 * conflict has nothing for it.
 * @param conflict the conflict's id
 */
export async function loadChart(
  db: Database,
  position: number,
  conflict: string,
  id: string,
  { filter, scale, year }: ChartChoice,
): Promise<Chart | null> {
  const known = CHART_IDS.find((each) => each === id);
  if (known === undefined) return null;
  if (known === OF_COUNTRIES) return loadWorldChart(db, position, conflict, { year, scale });
  return loadFigureChart(db, position, conflict, { filter, scale }, known);
}

/** One of them of all figures, as it is drawn, where nobody needs the others. Kept. */
const loadDrawnChart = cacheByPosition(
  'drawn-chart',
  async (db: Database, position: number, conflict: string, id: ChartId) => {
    const ground = await loadChartGround(db, position, conflict, WHOLE);
    return ground && drawChart(id, ground.from, ground.set);
  },
);

/** The chart that stands for a conflict, of all its figures; null where it has none. */
export async function loadFirstChart(
  db: Database,
  position: number,
  conflict: string,
): Promise<DrawnChart | null> {
  const first = await loadDrawnChart(db, position, conflict, FIRST);
  return first ?? firstChart(await loadCharts(db, position, conflict, WHOLE)) ?? null;
}

/** Whether a conflict has a chart of all its figures at a position. */
export async function hasChart(
  db: Database,
  position: number,
  conflict: string,
  id: string,
): Promise<boolean> {
  const known = CHART_IDS.find((each) => each === id);
  if (known === undefined) return false;
  if (known === OF_COUNTRIES) return (await loadWorldChart(db, position, conflict, WHOLE)) !== null;
  return (await loadDrawnChart(db, position, conflict, known)) !== null;
}
