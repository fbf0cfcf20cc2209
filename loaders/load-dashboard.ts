import type { Chart, DrawnChart } from '@/charts/drawing';
import type { Database } from '@/db/client';
import { listSources } from '@/db/queries/list-sources';
import type { ConflictView, Source } from '@/ledger/conflict';
import { filterView } from '@/ledger/figure-filter';
import { listKeyFigures } from '@/ledger/key-figures';
import { loadConflictView } from '@/loaders/load-conflict';
import { type ChartChoice, loadFigureCharts, loadWorldChart } from './load-chart';
import { loadRecordedAt } from './load-recorded-at';

/** All that a conflict's page shows. */
export type DashboardData = {
  /** The conflict with all its figures: what can be chosen. */
  whole: ConflictView;
  /** The same with the figures that the filter leaves. */
  view: ConflictView;
  /** The charts of its figures. */
  charts: DrawnChart[];
  choice: ChartChoice;
  sources: Source[];
  /** Where its countries stand among all in the deadliest year; null where no dataset says. */
  world: Chart | null;
  /** When the view's position was recorded (UTC); null where that is not known. */
  recordedAt: string | null;
};

/** The year of the conflict with the most deaths; null where nobody counts them by year. */
function findDeadliestYear(view: ConflictView): number | null {
  const key = listKeyFigures(view).find(({ isYear }) => isYear);
  const year = key?.parts[0]?.figures[0]?.period.edtf;
  return year === undefined ? null : Number(year);
}

/** All that a conflict's page shows; null where there is no such conflict at the position. */
export async function loadDashboard(
  db: Database,
  position: number,
  id: string,
  choice: ChartChoice,
): Promise<DashboardData | null> {
  const whole = await loadConflictView(db, position, id);
  if (!whole) return null;
  const { filter, scale } = choice;
  const [charts, sources, recordedAt, world] = await Promise.all([
    loadFigureCharts(db, position, id, { filter, scale }),
    listSources(db, position),
    loadRecordedAt(db, position),
    loadWorldChart(db, position, id, { year: findDeadliestYear(whole), scale: 'linear' }),
  ]);
  const view = filterView(whole, filter);
  return { whole, view, charts: charts ?? [], choice, sources, world, recordedAt };
}
