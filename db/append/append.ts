import { desc, sql } from 'drizzle-orm';
import { z } from 'zod';
import { NEWEST_CHART_SET } from '@/ledger/chart-set';
import { type Entry, entrySchema, type NewEntry, storedEntrySchema } from '@/ledger/entry';
import { nameEntry } from '@/ledger/entry-name';
import type { FigureVersion } from '@/ledger/figure';
import { canonicalRecord, fingerprint, GENESIS } from '@/ledger/fingerprint';
import type { Database } from '../client';
import { changes } from '../schema/changes';
import { entries } from '../schema/entries';
import { listChangedSubjects } from './changed-subjects';
import { checkRelease, insertZip, noZips, type ZipOf } from './release';
import { resolveFigure, resolveWithdrawal } from './resolve';
import { listRows, prepareRows, toEntryColumns } from './rows';
import { forgetSubject, rememberSubjects, requireReferences } from './subjects';

/** Where the ledger ends. Position 0 is the empty ledger. */
export type Head = { position: number; fingerprint: string };

async function readHead(db: Database): Promise<Head> {
  const [last] = await db
    .select({ position: entries.position, fingerprint: entries.fingerprint })
    .from(entries)
    .orderBy(desc(entries.position))
    .limit(1);
  return last ?? { position: 0, fingerprint: GENESIS };
}

async function resolve(db: Database, entry: Entry): Promise<FigureVersion | null> {
  if (entry.kind === 'figure') return resolveFigure(db, entry.body);
  await requireReferences(db, entry);
  return entry.kind === 'withdrawal' ? resolveWithdrawal(db, entry.body) : null;
}

async function appendOne(db: Database, head: Head, entry: Entry, zipOf: ZipOf): Promise<Head> {
  checkRelease(head, entry);
  const figure = await resolve(db, entry);
  const subjects = await listChangedSubjects(db, entry, figure);
  const record = canonicalRecord({ column_set: 1, ...entry, ...(figure ? { figure } : {}) });
  const next = fingerprint(head.fingerprint, record);
  // Sent together, and worked off by the transaction's connection in this order.
  await Promise.all([
    db.insert(entries).values({
      ...toEntryColumns(entry),
      record,
      previous: head.fingerprint,
      fingerprint: next,
    }),
    ...prepareRows(db, listRows({ entry, figure })),
    db.insert(changes).values(subjects.map((subject) => ({ subject, position: entry.position }))),
  ]);
  await insertZip(db, entry, zipOf);
  forgetSubject(db, entry);
  return { position: entry.position, fingerprint: next };
}

/** Why an entry was refused; `index` says which of those given it is, from 0. */
export class EntryError extends Error {
  override name = 'EntryError';
  readonly index: number;

  constructor(index: number, entry: Entry, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`entry ${entry.position} (${nameEntry(entry)}): ${reason}`, { cause });
    this.index = index;
  }
}

export type AppendOptions = {
  /** Is told how many entries are in. */
  onAppended?: (count: number) => void;
  /** Gives the zips of releases among the entries. */
  zipOf?: ZipOf;
  /** They come back to a ledger that held them: what an older program took is not refused now. */
  stored?: boolean;
};

/** @throws Error with the schema's words and the field that each is about */
function checkEntry(entry: Entry, stored: boolean): Entry {
  const checked = (stored ? storedEntrySchema : entrySchema).safeParse(entry);
  if (checked.success) return checked.data;
  throw new Error(z.prettifyError(checked.error));
}

/** A new entry at the end of the ledger; one of a log has its place, and the set that it was recorded with. */
function place(entry: NewEntry, head: Head): Entry {
  return { position: head.position + 1, chart_set: NEWEST_CHART_SET, ...entry };
}

async function appendAll(
  db: Database,
  start: Head,
  list: (Entry | NewEntry)[],
  { onAppended = () => {}, zipOf = noZips, stored = false }: AppendOptions,
): Promise<Head> {
  let head = start;
  rememberSubjects(db);
  for (const [index, given] of list.entries()) {
    const entry: Entry = 'position' in given ? given : place(given, head);
    if (entry.position !== head.position + 1) {
      throw new Error(`entry ${entry.position} does not follow position ${head.position}`);
    }
    try {
      head = await appendOne(db, head, checkEntry(entry, stored), zipOf);
    } catch (cause) {
      throw new EntryError(index, entry, cause);
    }
    onAppended(index + 1);
  }
  return head;
}

/**
 * Waits for other writers; from here to the end of the transaction nobody else appends, so positions
 * commit in order. The trigger `check_entry` takes the same turn.
 */
export async function lockLedger(transaction: Database): Promise<void> {
  await transaction.execute(sql`select ledger.take_turn()`);
}

/**
 * Appends entries within a transaction that has more to do. Not within a savepoint: rows must belong
 * to the transaction itself. What it throws must end the transaction.
 * @throws EntryError for an entry that the ledger refuses
 */
export async function appendWithin(
  transaction: Database,
  list: (Entry | NewEntry)[],
  options: AppendOptions = {},
): Promise<Head> {
  await lockLedger(transaction);
  return appendAll(transaction, await readHead(transaction), list, options);
}

/** Thrown inside a transaction to undo it. */
class DryRun extends Error {
  override name = 'DryRun';
}

/**
 * Appends what a plan gives, all or none. The plan is made while nobody else can append, so what it
 * reads of the ledger still holds when its entries come in.
 * @param plan reads the ledger, in the same transaction, and gives entries in their order
 * @param options `dryRun` does everything and then undoes it
 * @returns the head after the last of them, or the one there would be
 * @throws EntryError for an entry that the ledger refuses; nothing is then appended
 */
export async function appendPlanned(
  db: Database,
  plan: (transaction: Database, head: Head) => Promise<(Entry | NewEntry)[]>,
  options: AppendOptions & { dryRun?: boolean } = {},
): Promise<Head> {
  const { dryRun = false } = options;
  let after: Head | null = null;
  try {
    return await db.transaction(async (transaction) => {
      await lockLedger(transaction);
      const head = await readHead(transaction);
      after = await appendAll(transaction, head, await plan(transaction, head), options);
      if (dryRun) throw new DryRun();
      return after;
    });
  } catch (error) {
    if (error instanceof DryRun && after) return after;
    throw error;
  }
}

/**
 * Appends entries, all or none. Positions follow the ledger's head; an entry that says another one
 * is refused.
 * @param db a connection of the appender's role
 * @param list entries in their order, each with or without its position
 * @returns the head after the last of them
 * @throws EntryError naming the entry and what is wrong with it; nothing is then appended
 */
export async function appendEntries(db: Database, list: (Entry | NewEntry)[]): Promise<Head> {
  return appendPlanned(db, async () => list);
}
