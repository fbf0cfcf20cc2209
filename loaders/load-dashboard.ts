import type { Chart } from '@/charts/drawing';
import { formatOf } from '@/datasets/formats';
import type { Database } from '@/db/client';
import type { ImportedVersion } from '@/db/queries/find-import';
import { listSources } from '@/db/queries/list-sources';
import type { ConflictView, Source } from '@/ledger/conflict';
import { filterView } from '@/ledger/figure-filter';
import { listKeyFigures } from '@/ledger/key-figures';
import { loadConflictView } from '@/loaders/load-conflict';
import { type ChartChoice, loadCharts } from './load-chart';
import { loadImports } from './load-dataset';
import { loadRecordedAt } from './load-recorded-at';

/** All that a conflict's page shows. */
export type DashboardData = {
  /** The conflict with all its figures: what can be chosen. */
  whole: ConflictView;
  /** The same with the figures that the filter leaves. */
  view: ConflictView;
  charts: Chart[];
  choice: ChartChoice;
  sources: Source[];
  /** Where the deadliest year stands beside other countries; null where no dataset says. */
  world: { path: string; year: number; title: string } | null;
  /** When the view's position was recorded (UTC); null where that is not known. */
  recordedAt: string | null;
};

/** The newest dataset of deaths by country, in the deadliest year of the conflict. */
function findWorld(
  versions: readonly ImportedVersion[],
  view: ConflictView,
): DashboardData['world'] {
  const year = listKeyFigures(view).find(({ isYear }) => isYear)?.parts[0]?.figures[0]?.period.edtf;
  const version = versions.findLast(
    ({ format, load }) => load !== null && formatOf(format).sums === 'countries',
  );
  if (year === undefined || !version) return null;
  const query = `year_from=${year}&year_to=${year}`;
  const path = `/datasets/${version.dataset}/${version.version}?${query}#sums`;
  return { path, year: Number(year), title: version.publisher };
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
  const [charts, sources, recordedAt, versions] = await Promise.all([
    loadCharts(db, position, id, choice),
    listSources(db, position),
    loadRecordedAt(db, position),
    loadImports(db, position),
  ]);
  const view = filterView(whole, choice.filter);
  const world = findWorld(versions, view);
  return { whole, view, charts: charts ?? [], choice, sources, world, recordedAt };
}
