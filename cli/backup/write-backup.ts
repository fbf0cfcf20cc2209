import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from 'drizzle-orm';
import { streamCsv } from '@/datasets/stream/stream-csv';
import type { Connection } from '@/db/client';
import { dumpTable, LEDGER_TABLES } from '@/db/dump/dump-table';
import type { LoadTransaction } from '@/db/load/transaction';
import type { ImportedVersion } from '@/db/queries/find-import';
import { getHead, type LedgerHead } from '@/db/queries/get-head';
import { listImports } from '@/db/queries/list-imports';
import packageFile from '../../package.json' with { type: 'json' };
import { writeLedger } from '../export/write-ledger';
import { Failure } from '../failure';
import { BACKUP_FORMAT, LOG, MANIFEST, type Manifest, README } from './manifest';
import { writeSums } from './sums';

/** Told what is being written, and how far it has come. */
export type OnWritten = (what: string, done: number) => void;

async function writeStream(folder: string, file: string, content: Readable): Promise<void> {
  await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
  await pipeline(content, createWriteStream(path.join(folder, file)));
}

async function writeTables(
  transaction: LoadTransaction,
  folder: string,
): Promise<Manifest['tables']> {
  const written: Manifest['tables'] = [];
  for (const table of LEDGER_TABLES) {
    const file = `tables/${table.name}.csv`;
    await writeStream(folder, file, Readable.from(dumpTable(transaction, table)));
    written.push({ ...table, file });
  }
  return written;
}

async function writeVersion(
  transaction: LoadTransaction,
  folder: string,
  { dataset, version, tables }: ImportedVersion,
  load: number,
): Promise<Manifest['datasets'][number]> {
  const written: Manifest['datasets'][number] = { dataset, version, tables: [] };
  for (const { name, rows } of tables) {
    const file = `datasets/${dataset}/${version}/${name}.csv`;
    const pieces = streamCsv(transaction, { load, tables }, { table: name, filter: null });
    await writeStream(folder, file, Readable.from(pieces));
    written.tables.push({ name, file, rows });
  }
  return written;
}

async function writeDatasets(
  transaction: LoadTransaction,
  folder: string,
  head: LedgerHead,
  onWritten: OnWritten,
): Promise<Manifest['datasets']> {
  const written: Manifest['datasets'] = [];
  for (const version of await listImports(transaction, head.position, null)) {
    if (version.load === null) continue;
    written.push(await writeVersion(transaction, folder, version, version.load));
    onWritten('versions of datasets', written.length);
  }
  return written;
}

async function writeAll(transaction: LoadTransaction, folder: string, onWritten: OnWritten) {
  // Large tables take as long as they take.
  await transaction.execute(sql`set local statement_timeout = 0`);
  const head = await getHead(transaction);
  if (!head) throw new Failure('refused', 'The ledger is empty.', 'Append to it first.');
  const { position, fingerprint } = head;
  await mkdir(path.join(folder, LOG));
  await writeLedger(transaction, path.join(folder, LOG), position, (done) =>
    onWritten('entries', done),
  );
  const manifest: Manifest = {
    format: BACKUP_FORMAT,
    program: packageFile.version,
    made_at: new Date().toISOString(),
    head: { position, fingerprint },
    tables: await writeTables(transaction, folder),
    datasets: await writeDatasets(transaction, folder, head, onWritten),
  };
  await writeFile(path.join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
  await writeFile(path.join(folder, 'README.txt'), README);
  await writeSums(folder);
  return manifest;
}

/**
 * Writes a backup of one state of the ledger: an editor who appends meanwhile is neither kept waiting nor
 * half in it.
 * @param folder an empty one
 */
export async function writeBackup(
  { db }: Connection,
  folder: string,
  onWritten: OnWritten,
): Promise<Manifest> {
  return db.transaction((transaction) => writeAll(transaction, folder, onWritten), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  });
}
