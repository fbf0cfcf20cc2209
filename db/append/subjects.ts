import { and, desc, eq, lt } from 'drizzle-orm';
import type { Entry } from '@/ledger/entry';
import { listReferences, nameReference, type Reference } from '@/ledger/references';
import type { Database } from '../client';
import { claimants } from '../schema/claimants';
import { conflicts } from '../schema/conflicts';
import { events } from '../schema/events';
import { figures } from '../schema/figures';
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

/**
 * What a transaction that alone may append has looked up, by what it looked for: a log of thousands of
 * figures names the same few questions, claimants and documents again and again.
 */
const lookedUp = new WeakMap<Database, Map<string, unknown>>();

/** From here on a transaction remembers what it looks up. @param transaction it holds the ledger's lock */
export function rememberSubjects(transaction: Database): void {
  lookedUp.set(transaction, new Map());
}

/** An entry was appended: what was looked up of its subject no longer holds. */
export function forgetSubject(transaction: Database, { kind, body }: Entry): void {
  if (!('id' in body)) return;
  const name = kind === 'source' ? `${kind} ${body.id} ${body.state}` : `${kind} ${body.id}`;
  lookedUp.get(transaction)?.delete(name);
}

async function remember<T>(db: Database, name: string, find: () => Promise<T>): Promise<T> {
  const known = lookedUp.get(db);
  if (known?.has(name)) return known.get(name) as T;
  const found = await find();
  known?.set(name, found);
  return found;
}

/**
 * The newest row of a subject, or null. For appending and verifying only.
 * @param before only rows below this position; left out, the head of the ledger counts
 */
export async function findSubject<K extends SubjectKind>(
  db: Database,
  kind: K,
  id: string,
  before?: number,
): Promise<Row<K> | null> {
  if (before !== undefined) return readSubject(db, kind, id, before);
  return remember(db, `${kind} ${id}`, () => readSubject(db, kind, id, before));
}

async function readSubject<K extends SubjectKind>(
  db: Database,
  kind: K,
  id: string,
  before: number | undefined,
): Promise<Row<K> | null> {
  const table: (typeof TABLES)[SubjectKind] = TABLES[kind];
  const [row] = await db
    .select()
    .from(table)
    .where(and(eq(table.id, id), before === undefined ? undefined : lt(table.position, before)))
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

/** The newest row of a source's state, or null; `before` as in `findSubject`. */
export async function findSource(db: Database, id: string, state: number, before?: number) {
  if (before !== undefined) return readSource(db, id, state, before);
  return remember(db, `source ${id} ${state}`, () => readSource(db, id, state, before));
}

async function readSource(db: Database, id: string, state: number, before: number | undefined) {
  const [row] = await db
    .select()
    .from(sources)
    .where(
      and(
        eq(sources.id, id),
        eq(sources.state, state),
        before === undefined ? undefined : lt(sources.position, before),
      ),
    )
    .orderBy(desc(sources.position))
    .limit(1);
  return row ?? null;
}

async function hasFigure(db: Database, id: string): Promise<boolean> {
  const rows = await db.select({ id: figures.id }).from(figures).where(eq(figures.id, id)).limit(1);
  return rows.length > 0;
}

/** Whether the ledger holds what an entry names. */
export async function isInLedger(
  db: Database,
  { kind, id, state }: Omit<Reference, 'path'>,
): Promise<boolean> {
  if (kind === 'figure') return hasFigure(db, id);
  if (kind === 'source') return state !== null && (await findSource(db, id, state)) !== null;
  if (kind === 'relation' || kind === 'withdrawal' || kind === 'release' || kind === 'import')
    return false;
  return (await findSubject(db, kind, id)) !== null;
}

/**
 * Makes sure that the ledger holds everything that an entry names.
 * @throws Error naming the first that it does not hold
 */
export async function requireReferences(db: Database, entry: Entry): Promise<void> {
  const references = listReferences(entry);
  const known = await Promise.all(references.map((reference) => isInLedger(db, reference)));
  const missing = references.find((_, index) => !known[index]);
  if (missing) throw new Error(`no ${nameReference(missing)} is in the ledger; append it first`);
}
