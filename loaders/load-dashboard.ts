import type { Chart, DrawnChart } from '@/charts/drawing';
import type { Database } from '@/db/client';
import type { ConflictView } from '@/ledger/conflict';
import { filterView } from '@/ledger/figure-filter';
import { listKeyFigures } from '@/ledger/key-figures';
import { loadConflictView } from '@/loaders/load-conflict';
import { type ChartChoice, loadFigureCharts, loadWorldChart } from './load-chart';

/** What the dashboard of a conflict shows. */
export type DashboardData = {
  /** The conflict with the figures that the filter leaves. */
  view: ConflictView;
  /** The charts of its figures. */
  charts: DrawnChart[];
  /** Where its countries stand among all in the deadliest year; null where no dataset says. */
  world: Chart | null;
};

/** The year of the conflict with the most deaths; null where nobody counts them by year. */
function findDeadliestYear(view: ConflictView): number | null {
  const key = listKeyFigures(view).find(({ isYear }) => isYear);
  const year = key?.parts[0]?.figures[0]?.period.edtf;
  return year === undefined ? null : Number(year);
}

/** What the dashboard of a conflict shows; null where there is no such conflict at the position. */
export async function loadDashboard(
  db: Database,
  position: number,
  id: string,
  choice: ChartChoice,
): Promise<DashboardData | null> {
  const whole = await loadConflictView(db, position, id);
  if (!whole) return null;
  const { filter, scale } = choice;
  const [charts, world] = await Promise.all([
    loadFigureCharts(db, position, id, { filter, scale }),
    loadWorldChart(db, position, id, { year: findDeadliestYear(whole), scale: 'linear' }),
  ]);
  const view = filterView(whole, filter);
  return { view, charts: charts ?? [], world };
}
