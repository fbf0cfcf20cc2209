import { and, desc, eq, lte, type SQL, sql } from 'drizzle-orm';
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
 * @param filter of the newest rows: a subject is what its newest row says
 */
export async function listAsOf<T extends SubjectTable>(
  db: Database,
  table: T,
  position: number,
  filter?: SQL,
): Promise<T['$inferSelect'][]> {
  const any: SubjectTable = table;
  const newer = sql`exists (select from ${any} as newer
    where newer.id = ${any.id} and newer.position > ${any.position} and newer.position <= ${position})`;
  const first = sql`(select min(first.position) from ${any} as first where first.id = ${any.id})`;
  return db
    .select()
    .from(any)
    .where(and(lte(any.position, position), sql`not ${newer}`, filter))
    .orderBy(first);
}

/** One subject of a table as it stood at a position; null where it was not there by then. */
export async function getAsOf<T extends SubjectTable>(
  db: Database,
  table: T,
  position: number,
  id: string,
): Promise<T['$inferSelect'] | null> {
  const any: SubjectTable = table;
  const [row] = await db
    .select()
    .from(any)
    .where(and(eq(any.id, id), lte(any.position, position)))
    .orderBy(desc(any.position))
    .limit(1);
  return row ?? null;
}
