import { buildCharts } from '@/charts/catalogue';
import { CHART_IDS, type ChartModel } from '@/charts/chart';
import { cacheByPosition } from '@/db/cache-by-position';
import type { Database } from '@/db/client';
import type { ConflictView } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import { loadConflictView } from '@/loaders/load-conflict';
import { loadFigureVersions } from './load-figure';

/** The versions of a conflict's figures that were replaced. */
export async function loadEarlierVersions(
  db: Database,
  position: number,
  view: ConflictView,
): Promise<Figure[]> {
  const revised = view.figures.filter(({ version }) => version > 1);
  const histories = await Promise.all(
    revised.map(({ id }) => loadFigureVersions(db, position, id)),
  );
  return histories.flatMap((versions) => versions.slice(0, -1));
}

/** Every chart that a conflict has at a position; null where there is no such conflict. Kept. */
export const loadCharts = cacheByPosition(
  'charts',
  async (db: Database, position: number, conflict: string): Promise<ChartModel[] | null> => {
    const view = await loadConflictView(db, position, conflict);
    return view && buildCharts(view, await loadEarlierVersions(db, position, view));
  },
);

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
): Promise<{ model: ChartModel; all: ChartModel[] } | null> {
  if (!CHART_IDS.some((known) => known === id)) return null;
  const all = await loadCharts(db, position, conflict);
  const model = all?.find((each) => each.id === id);
  return all && model ? { model, all } : null;
}
