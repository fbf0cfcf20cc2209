import type { SQL } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { findMark } from '@/db/queries/find-mark';
import { formatCsv } from '@/ledger/csv';
import type { ImportedTable } from '@/ledger/import-body';
import { streamRecords } from './records-of';
import { unite } from './unite';

/** A version whose rows are in the database. */
export type LoadedVersion = { load: number; tables: ImportedTable[] };

/** What to stream: one table by name, or null for the whole version; rows that pass a filter, or all. */
export type Selection = { table: string | null; filter: SQL | null };

/** The table that a name means: the only one where none is named. Null means all of several. */
function findTable(
  { tables }: LoadedVersion,
  name: string | null,
): { table: ImportedTable; tableNo: number } | null {
  if (name === null && tables.length > 1) return null;
  const index = name === null ? 0 : tables.findIndex((table) => table.name === name);
  const table = tables[index];
  if (!table) throw new Error(`the version has no table "${name}"`);
  return { table, tableNo: index + 1 };
}

/**
 * A version's rows as CSV, in pieces: the publisher's columns in the publisher's order, every cell as
 * published. Of several tables at once, the first column is the table, and each has the columns of all.
 * @throws Error when the version has no such table
 */
export async function* streamCsv(
  db: Database,
  version: LoadedVersion,
  { table: name, filter }: Selection,
): AsyncIterable<Buffer> {
  const one = findTable(version, name);
  if (one) {
    yield Buffer.from(formatCsv(one.table.columns, []));
    yield* streamRecords(db, { load: version.load, tableNo: one.tableNo }, 0, filter);
    return;
  }
  const united = unite(version.tables);
  yield Buffer.from(formatCsv(united.columns, []));
  for (const [index, table] of version.tables.entries()) {
    const at = { load: version.load, tableNo: index + 1 };
    for await (const run of streamRecords(db, at, 0, filter)) {
      yield Buffer.from(united.place(table, run));
    }
  }
}

/** Where to begin for a byte of a table's file: the pieces from there, and the byte they begin at. */
async function startNear(
  db: Database,
  version: LoadedVersion,
  name: string | null,
  byte: number,
): Promise<{ at: number; pieces: AsyncIterable<Buffer> }> {
  const one = findTable(version, name);
  const where = one && { load: version.load, tableNo: one.tableNo };
  const mark = where && (await findMark(db, where, byte));
  if (!where || !mark) {
    return { at: 0, pieces: streamCsv(db, version, { table: name, filter: null }) };
  }
  return { at: mark.at, pieces: streamRecords(db, where, mark.record - 1, null) };
}

/**
 * A part of the file that `streamCsv` gives without a filter, in pieces: what HTTP calls a range.
 * @param range first and last byte, from 0, both in the file
 */
export async function* streamCsvRange(
  db: Database,
  version: LoadedVersion,
  table: string | null,
  range: { first: number; last: number },
): AsyncIterable<Buffer> {
  const { at: start, pieces } = await startNear(db, version, table, range.first);
  let at = start;
  for await (const bytes of pieces) {
    const wanted = bytes.subarray(Math.max(range.first - at, 0), range.last + 1 - at);
    if (wanted.length > 0) yield wanted;
    at += bytes.length;
    if (at > range.last) return;
  }
}
