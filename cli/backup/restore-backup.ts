import { createHash } from 'node:crypto';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { ImportRefused } from '@/datasets/csv/fault';
import { loadWithin } from '@/datasets/import/import-version';
import { appendWithin, EntryError, type Head, lockLedger } from '@/db/append/append';
import type { Connection } from '@/db/client';
import { isConnectionBreak } from '@/db/connection-errors';
import { dumpTable, LEDGER_TABLES } from '@/db/dump/dump-table';
import type { LoadTransaction } from '@/db/load/transaction';
import { readReleaseZip } from '@/db/log-file';
import { findImport } from '@/db/queries/find-import';
import { getHead } from '@/db/queries/get-head';
import type { Flag } from '@/db/verify/flag';
import { type KnownHead, verifyLedger } from '@/db/verify/verify';
import { explainDifference } from '../commands/verify';
import { Failure } from '../failure';
import { LOG, type Manifest } from './manifest';
import type { Backup } from './read-backup';

/** What was restored, and how much of it was compared. */
export type Restored = {
  head: Head;
  /** Rows that `verify` compared with the entries' records. */
  rows: number;
  /** What an older program took, and this one would refuse: restored as it was. */
  flags: Flag[];
  /** Tables that are byte for byte what they were, of how many in the backup. */
  tables: { same: number; all: number };
  datasets: { versions: number; rows: number };
};

/** Told what is being done, and how far it has come. */
export type OnRestored = (what: string, done: number) => void;

const UNDONE = 'Nothing was restored: the database is as empty as it was.';

function refuse(message: string, cause?: unknown): Failure {
  return new Failure('refused', message, UNDONE, { cause });
}

async function refuseFilled(transaction: LoadTransaction): Promise<void> {
  const head = await getHead(transaction);
  if (!head) return;
  throw new Failure(
    'refused',
    `The database holds a ledger that ends at position ${head.position}: a backup is restored into an empty one only.`,
    'Give an empty database, or no address and a DATA_DIR that does not exist yet.',
  );
}

async function restoreDatasets(
  transaction: LoadTransaction,
  { folder, manifest }: Backup,
  onRestored: OnRestored,
): Promise<Restored['datasets']> {
  let rows = 0;
  const progress = { step: () => {}, rows: () => {} };
  for (const [index, { dataset, version, tables }] of manifest.datasets.entries()) {
    const known = await findImport(transaction, dataset, version);
    if (!known) throw refuse(`The log has no import of ${dataset} ${version}.`);
    const files = tables.map((table) => path.join(folder, table.file));
    await loadWithin(transaction, known, files, progress);
    rows += tables.reduce((sum, table) => sum + table.rows, 0);
    onRestored('versions of datasets', index + 1);
  }
  return { versions: manifest.datasets.length, rows };
}

/** A table that this program has with other columns is left to `verify`. */
function isSameShape(table: Manifest['tables'][number]): boolean {
  const ours = LEDGER_TABLES.find(({ name }) => name === table.name);
  return ours !== undefined && ours.columns.join() === table.columns.join();
}

async function compareTables(
  transaction: LoadTransaction,
  { manifest, sums }: Backup,
): Promise<Restored['tables']> {
  const same = manifest.tables.filter(isSameShape);
  for (const table of same) {
    const hash = createHash('sha256');
    for await (const piece of dumpTable(transaction, table)) hash.update(piece);
    if (hash.digest('hex') === sums.get(table.file)) continue;
    throw refuse(`The table ${table.name} came out other than ${table.file} has it.`);
  }
  return { same: same.length, all: manifest.tables.length };
}

async function verifyWithin(
  transaction: LoadTransaction,
  known: KnownHead[],
  onRestored: OnRestored,
): Promise<Pick<Restored, 'rows' | 'flags'>> {
  const verified = await verifyLedger(transaction, known, (at) => onRestored('verified', at));
  if (verified.difference) throw explainDifference(verified.difference);
  return verified;
}

async function restoreWithin(
  transaction: LoadTransaction,
  backup: Backup,
  known: KnownHead[],
  onRestored: OnRestored,
): Promise<Restored> {
  const { manifest, log, folder } = backup;
  await transaction.execute(sql`set local statement_timeout = 0`);
  await transaction.execute(sql`set local client_connection_check_interval = '1s'`);
  await lockLedger(transaction);
  await refuseFilled(transaction);
  const head = await appendWithin(transaction, log, {
    onAppended: (done) => onRestored('entries', done),
    zipOf: ({ name }) => readReleaseZip(path.join(folder, LOG), name),
    stored: true,
  });
  const { position, fingerprint } = manifest.head;
  if (head.position !== position || head.fingerprint !== fingerprint) {
    throw refuse(
      `The log ends at ${head.position}:${head.fingerprint}; the backup says ${position}:${fingerprint}.`,
    );
  }
  const datasets = await restoreDatasets(transaction, backup, onRestored);
  const tables = await compareTables(transaction, backup);
  const { rows, flags } = await verifyWithin(transaction, [manifest.head, ...known], onRestored);
  return { head, rows, flags, tables, datasets };
}

/**
 * Restores a backup into an empty ledger, all or nothing: one transaction appends, loads, compares
 * every table with the backup's, and verifies, before it commits.
 * @param connection of the appender's role, to a migrated database
 * @param known heads that the ledger must have had
 * @throws Failure where the database is not empty, or what came in is not what was backed up
 */
export async function restoreBackup(
  { db }: Connection,
  backup: Backup,
  known: KnownHead[],
  onRestored: OnRestored,
): Promise<Restored> {
  try {
    return await db.transaction((transaction) =>
      restoreWithin(transaction, backup, known, onRestored),
    );
  } catch (error) {
    if (isConnectionBreak(error)) throw error;
    if (error instanceof EntryError || error instanceof ImportRefused) {
      throw refuse(error.message, error);
    }
    throw error;
  }
}
