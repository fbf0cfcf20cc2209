import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import { driverOf } from '../client';
import type { LoadTransaction } from '../load/transaction';
import { entries } from '../schema/entries';
import { ROW_TABLES } from '../schema/tables';

/** A table of the ledger, with its columns in their order. */
export type DumpedTable = { name: string; columns: string[] };

function describe(table: PgTable): DumpedTable {
  const { name, columns } = getTableConfig(table);
  return { name, columns: columns.map((column) => column.name) };
}

/** Every table of the ledger: the entries, and those whose rows belong to one. */
export const LEDGER_TABLES: DumpedTable[] = [entries, ...Object.values(ROW_TABLES)].map(describe);

const ROWS_AT_ONCE = 500;

function formatLine(cells: readonly (string | null)[]): string {
  return `${cells.map((cell) => (cell === null ? '' : `"${cell.replaceAll('"', '""')}"`)).join(',')}\r\n`;
}

/**
 * A table as CSV (RFC 4180), in pieces: a header, a row a line, each value in Postgres' own text form
 * and in quotes, times in UTC; unknown is an empty cell without quotes, as COPY reads it. Rows are in
 * the order of their positions and then of their own text, code point by code point, so that the same
 * rows give the same bytes on every server.
 *
 * Not by COPY: in the driver (3.4) its stream may leave the connection paused for good at its end.
 */
export async function* dumpTable(
  transaction: LoadTransaction,
  { name, columns }: DumpedTable,
): AsyncIterable<string> {
  const driver = driverOf(transaction);
  await driver`set local timezone = 'UTC'`;
  await driver`set local datestyle = 'ISO'`;
  const list = columns.map((column) => `"${column}"`);
  const batches = driver
    .unsafe<{ cells: (string | null)[] }[]>(
      `select array[${list.map((column) => `${column}::text`).join(', ')}] as cells
       from ledger."${name}"
       order by position, row(${list.join(', ')})::text collate "C"`,
    )
    .cursor(ROWS_AT_ONCE);
  yield formatLine(columns);
  for await (const batch of batches) yield batch.map(({ cells }) => formatLine(cells)).join('');
}
