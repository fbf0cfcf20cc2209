import type { Database } from '@/db/client';
import { listFigurePositions } from '@/db/queries/list-figure-positions';
import { listSources } from '@/db/queries/list-sources';
import type { ConflictView, Source } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import { cutTexts } from '@/ledger/text';
import { loadConflictView } from '@/loaders/load-conflict';
import { loadEarlierVersions } from './load-chart';
import { loadRecordedAt } from './load-recorded-at';

/** All that a conflict's dashboard shows. */
export type DashboardData = {
  view: ConflictView;
  sources: Source[];
  /** Where each figure first came into the ledger, by its id. */
  recorded: ReadonlyMap<string, number>;
  earlier: Figure[];
  /** When the view's position was recorded (UTC); null where that is not known. */
  recordedAt: string | null;
};

/** A page shows no text to its end that is longer than this; the files hold all of it. */
const SHOWN_CHARACTERS = 10_000;

/** All that a conflict's dashboard shows; null where there is no such conflict at the position. */
export async function loadDashboard(
  db: Database,
  position: number,
  id: string,
): Promise<DashboardData | null> {
  const view = await loadConflictView(db, position, id);
  if (!view) return null;
  const [sources, places, recordedAt, earlier] = await Promise.all([
    listSources(db, position),
    listFigurePositions(db, 0, position),
    loadRecordedAt(db, position),
    loadEarlierVersions(db, position, view),
  ]);
  // Positions ascend: taken from the last, a figure's first entry is the one that stays.
  const recorded = new Map(places.toReversed().map((place) => [place.figure, place.position]));
  return cutTexts({ view, sources, recorded, earlier, recordedAt }, SHOWN_CHARACTERS);
}
