import { desc, sql } from 'drizzle-orm';
import { type Entry, entrySchema, type NewEntry } from '../../figures/entry';
import { nameEntry, subjectOf } from '../../figures/entry-name';
import type { FigureVersion } from '../../figures/figure';
import { canonicalRecord, fingerprint, GENESIS } from '../../figures/fingerprint';
import type { Database } from '../client';
import { changes } from '../schema/changes';
import { entries } from '../schema/entries';
import { listChangedSubjects } from './changed-subjects';
import { resolveFigure, resolveWithdrawal } from './resolve';
import { insertRows } from './rows';

/** The same number as in the trigger `check_entry`: one writer at a time, so positions commit in order. */
const APPEND_LOCK = 1_130_909_004;

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
  if (entry.kind === 'withdrawal') return resolveWithdrawal(db, entry.body);
  return null;
}

async function appendOne(db: Database, head: Head, entry: Entry): Promise<Head> {
  const figure = await resolve(db, entry);
  const subjects = await listChangedSubjects(db, entry, figure);
  const record = canonicalRecord({ column_set: 1, ...entry, ...(figure ? { figure } : {}) });
  const next = fingerprint(head.fingerprint, record);
  await db.insert(entries).values({
    position: entry.position,
    kind: entry.kind,
    subject: subjectOf(entry),
    recorded_at: new Date(entry.recorded_at),
    recorded_by: entry.recorded_by,
    why: entry.why,
    record,
    previous: head.fingerprint,
    fingerprint: next,
  });
  await insertRows(db, entry, figure);
  await db
    .insert(changes)
    .values(subjects.map((subject) => ({ subject, position: entry.position })));
  return { position: entry.position, fingerprint: next };
}

/**
 * Appends entries, all or none. Positions follow the ledger's head; an entry that says another one
 * is refused.
 * @param db a connection of the appender's role
 * @param list entries in their order, each with or without its position
 * @returns the head after the last of them
 * @throws Error naming the entry and what is wrong with it; nothing is then appended
 */
export async function appendEntries(db: Database, list: (Entry | NewEntry)[]): Promise<Head> {
  return db.transaction(async (transaction) => {
    await transaction.execute(sql`select pg_advisory_xact_lock(${APPEND_LOCK})`);
    let head = await readHead(transaction);
    for (const given of list) {
      const entry = entrySchema.parse({ position: head.position + 1, ...given });
      if (entry.position !== head.position + 1) {
        throw new Error(`entry ${entry.position} does not follow position ${head.position}`);
      }
      try {
        head = await appendOne(transaction, head, entry);
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new Error(`entry ${entry.position} (${nameEntry(entry)}): ${reason}`, {
          cause,
        });
      }
    }
    return head;
  });
}
