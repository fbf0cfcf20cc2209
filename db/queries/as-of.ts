import { desc, lte } from 'drizzle-orm';
import type { Database } from '../client';
import type { claimants } from '../schema/claimants';
import type { conflicts } from '../schema/conflicts';
import type { events } from '../schema/events';
import type { measures } from '../schema/measures';
import type { parties } from '../schema/parties';
import type { phases } from '../schema/phases';
import type { places } from '../schema/places';
import type { questions } from '../schema/questions';

type SubjectTable =
  | typeof claimants
  | typeof conflicts
  | typeof events
  | typeof measures
  | typeof parties
  | typeof phases
  | typeof places
  | typeof questions;

/**
 * Each subject of a table as it stood at a position: the newest row of every id, in the order in
 * which the ids first came into the ledger.
 */
export async function listAsOf<T extends SubjectTable>(
  db: Database,
  table: T,
  position: number,
): Promise<T['$inferSelect'][]> {
  const any: SubjectTable = table;
  const rows = await db
    .selectDistinctOn([any.id])
    .from(any)
    .where(lte(any.position, position))
    .orderBy(any.id, desc(any.position));
  const first = await db
    .selectDistinctOn([any.id], { id: any.id, position: any.position })
    .from(any)
    .where(lte(any.position, position))
    .orderBy(any.id, any.position);
  const order = new Map(first.map((row) => [row.id, row.position]));
  return rows.toSorted((a, b) => Number(order.get(a.id)) - Number(order.get(b.id)));
}
