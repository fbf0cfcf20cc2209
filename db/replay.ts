import { asc } from 'drizzle-orm';
import type { Entry } from '@/ledger/entry';
import { canonicalRecord } from '@/ledger/fingerprint';
import { parseRecord } from '@/ledger/record';
import { type AppendOptions, appendPlanned } from './append/append';
import type { ZipOf } from './append/release';
import { type Database, openDatabase } from './client';
import { readLog, readReleaseZip } from './log-file';
import { entries } from './schema/entries';
import { SHIPPED_LOG } from './shipped-log';

export type Replay = {
  /** How many entries were appended now. */
  appended: number;
  /** The ledger's newest position. */
  head: number;
  /** The ledger has entries of its own; shipped ones that it lacks were not loaded. */
  held: boolean;
  /** The first position at which the ledger has another entry than the log; null where there is none. */
  differsAt: number | null;
};

/**
 * Brings a ledger to the end of a log. Done again, it appends nothing.
 * @param db a connection of the appender's role
 * @param options `zipOf` gives the zips of the releases in the log; `onAppended` is told how far it is
 * @returns what was done; `held` when the ledger differs from the log at some position
 */
export async function replay(
  db: Database,
  log: Entry[],
  options: AppendOptions = {},
): Promise<Replay> {
  const there = await db
    .select({ position: entries.position, record: entries.record })
    .from(entries)
    .orderBy(asc(entries.position));
  const other = there.find((row, index) => {
    const shipped = log[index];
    const own = canonicalRecord(parseRecord(row.record).entry);
    return shipped !== undefined && own !== canonicalRecord(shipped);
  });
  const differsAt = other ? other.position : null;
  const missing = other ? [] : log.slice(there.length);
  if (missing.length === 0) {
    return { appended: 0, head: there.length, held: other !== undefined, differsAt };
  }
  const head = await appendPlanned(db, async () => missing, options);
  return { appended: missing.length, head: head.position, held: false, differsAt };
}

/** The zips of the releases in the log that ships with the program. */
export const zipOfShipped: ZipOf = ({ name }) => readReleaseZip(SHIPPED_LOG, name);

/** Replays the log that ships with the program. @param appenderUrl address of the appender's role */
export async function replayShipped(appenderUrl: string): Promise<Replay> {
  const connection = openDatabase(appenderUrl, { max: 1, name: 'casualty-ledger replay' });
  try {
    return await replay(connection.db, await readLog(SHIPPED_LOG), { zipOf: zipOfShipped });
  } finally {
    await connection.close();
  }
}
