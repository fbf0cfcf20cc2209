import type { SQL } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { readPublished } from '@/db/queries/read-published';
import { formatCsv } from '@/figures/csv';
import type { ImportedTable } from '@/figures/import-body';
import { unite } from './unite';

/** A version whose rows are in the database. */
export type LoadedVersion = { load: number; tables: ImportedTable[] };

/** What to stream: one table by name, or null for the whole version; rows that pass a filter, or all. */
export type Selection = { table: string | null; filter: SQL | null };

/** A run is about 300 kB: what one download holds, however slow its reader. */
const ROWS_A_RUN = 500;

/** A table's records as published, in runs, CRLF after each record; line breaks in cells untouched. */
async function* streamRecords(
  db: Database,
  load: number,
  tableNo: number,
  filter: SQL | null,
): AsyncIterable<string> {
  let after = 0;
  for (;;) {
    const { text, last } = await readPublished(db, { load, tableNo, after }, ROWS_A_RUN, filter);
    if (last === null) return;
    yield text;
    after = last;
  }
}

/**
 * A version's rows as CSV, in pieces: the publisher's columns in the publisher's order, every cell as
 * published. Of several tables at once, the first column is the table, and each has the columns of
 * all. The next run is asked for when the last one is taken, so a slow reader holds one run and no
 * connection.
 * @throws Error when the version has no such table
 */
export async function* streamCsv(
  db: Database,
  version: LoadedVersion,
  { table, filter }: Selection,
): AsyncIterable<string> {
  const isWhole = table === null && version.tables.length > 1;
  if (isWhole) {
    const united = unite(version.tables);
    yield formatCsv(united.columns, []);
    for (const [index, one] of version.tables.entries()) {
      for await (const run of streamRecords(db, version.load, index + 1, filter)) {
        yield united.place(one, run);
      }
    }
    return;
  }
  const index = table === null ? 0 : version.tables.findIndex((one) => one.name === table);
  const one = version.tables[index];
  if (!one) throw new Error(`the version has no table "${table}"`);
  yield formatCsv(one.columns, []);
  yield* streamRecords(db, version.load, index + 1, filter);
}
