import type { ConflictView } from '@/ledger/conflict';
import { parsePeriod } from '@/ledger/period';
import type { Database } from '../client';
import { conflicts } from '../schema/conflicts';
import { events } from '../schema/events';
import { measures } from '../schema/measures';
import { parties } from '../schema/parties';
import { phases } from '../schema/phases';
import { places } from '../schema/places';
import { questions } from '../schema/questions';
import { listAsOf } from './as-of';
import { listFigures } from './list-figures';
import { listRelations } from './list-relations';

/**
 * All that a conflict's dashboard and charts read, as it stood at a position; null where there is no
 * such conflict by then. `figures` leaves withdrawn ones out.
 * @param id the conflict's id, which never changes
 */
export async function getConflictView(
  db: Database,
  position: number,
  id: string,
): Promise<ConflictView | null> {
  const conflict = (await listAsOf(db, conflicts, position)).find((row) => row.id === id);
  if (!conflict) return null;
  const belongs = (row: { conflict: string }) => row.conflict === conflict.id;
  const all = await listFigures(db, position, { conflict: conflict.id });
  const figures = all.filter((figure) => figure.status === 'current');
  return {
    position,
    conflict,
    parties: await listAsOf(db, parties, position),
    phases: (await listAsOf(db, phases, position))
      .filter(belongs)
      .map((row) => ({ ...row, period: parsePeriod(row.period) })),
    places: (await listAsOf(db, places, position)).filter(belongs),
    events: (await listAsOf(db, events, position))
      .filter(belongs)
      .map((row) => ({ ...row, date: parsePeriod(row.date) })),
    measures: await listAsOf(db, measures, position),
    questions: (await listAsOf(db, questions, position)).filter(belongs),
    figures,
    relations: await listRelations(
      db,
      position,
      figures.map((figure) => figure.id),
    ),
  };
}
