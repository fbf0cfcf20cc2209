import { and, desc, eq } from 'drizzle-orm';
import type { Database } from '../client';
import { claimants } from '../schema/claimants';
import { conflicts } from '../schema/conflicts';
import { events } from '../schema/events';
import { measures } from '../schema/measures';
import { parties } from '../schema/parties';
import { phases } from '../schema/phases';
import { places } from '../schema/places';
import { questions } from '../schema/questions';
import { sources } from '../schema/sources';

/** The tables whose newest row of an id is in force. */
const TABLES = {
  measure: measures,
  party: parties,
  conflict: conflicts,
  phase: phases,
  place: places,
  claimant: claimants,
  event: events,
  question: questions,
} as const;

export type SubjectKind = keyof typeof TABLES;
type Row<K extends SubjectKind> = (typeof TABLES)[K]['$inferSelect'];

/** The newest row of a subject, or null. For appending only: it reads the head of the ledger. */
export async function findSubject<K extends SubjectKind>(
  db: Database,
  kind: K,
  id: string,
): Promise<Row<K> | null> {
  const table: (typeof TABLES)[SubjectKind] = TABLES[kind];
  const [row] = await db
    .select()
    .from(table)
    .where(eq(table.id, id))
    .orderBy(desc(table.position))
    .limit(1);
  return (row as Row<K> | undefined) ?? null;
}

/**
 * The newest row of a subject that an entry names.
 * @throws Error naming the subject, when the ledger does not hold it yet
 */
export async function requireSubject<K extends SubjectKind>(
  db: Database,
  kind: K,
  id: string,
): Promise<Row<K>> {
  const row = await findSubject(db, kind, id);
  if (!row) throw new Error(`no ${kind} "${id}" is in the ledger; append it first`);
  return row;
}

/** The newest row of a source's state, or null. */
export async function findSource(db: Database, id: string, state: number) {
  const [row] = await db
    .select()
    .from(sources)
    .where(and(eq(sources.id, id), eq(sources.state, state)))
    .orderBy(desc(sources.position))
    .limit(1);
  return row ?? null;
}
