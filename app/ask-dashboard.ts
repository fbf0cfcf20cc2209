import type { DashboardData } from '@/components/conflict/dashboard';
import { listFigurePositions } from '@/db/queries/list-figure-positions';
import { listSources } from '@/db/queries/list-sources';
import { askConflictView, askFigureVersions, askRecordedAt } from './ask';
import { openReader } from './reader';
import { shown } from './shown';

/** All that a conflict's dashboard shows; null where there is no such conflict at the position. */
export async function askDashboard(position: number, id: string): Promise<DashboardData | null> {
  const { db } = openReader();
  const view = await askConflictView(position, id);
  if (!view) return null;
  const revised = view.figures.filter(({ version }) => version > 1);
  const [sources, places, recordedAt, ...histories] = await Promise.all([
    listSources(db, position),
    listFigurePositions(db, 0, position),
    askRecordedAt(position),
    ...revised.map((figure) => askFigureVersions(position, figure.id)),
  ]);
  // Positions ascend: taken from the last, a figure's first entry is the one that stays.
  const recorded = new Map(places.toReversed().map((place) => [place.figure, place.position]));
  const earlier = histories.flatMap((versions) => versions.slice(0, -1));
  return shown({ view, sources, recorded, earlier, recordedAt });
}
