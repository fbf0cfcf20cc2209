import { createHash } from 'node:crypto';
import type { Database } from '@/db/client';
import type { ImportedTable } from '@/ledger/import-body';
import { streamCsv } from '../stream/stream-csv';

/** Size and SHA-256 of a version's whole `events.csv`: that of its table, or of all its tables in one. */
export async function hashWholeCsv(
  db: Database,
  load: number,
  tables: ImportedTable[],
): Promise<{ bytes: number; sha256: string }> {
  const [only, ...more] = tables;
  if (only && more.length === 0) return only.csv;
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of streamCsv(db, { load, tables }, { table: null, filter: null })) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}
