import type { SQL } from 'drizzle-orm';
import type { Database } from '@/db/client';
import type { TableAt } from '@/db/queries/dataset-at';
import { type PublishedRow, readRows } from '@/db/queries/read-rows';
import type { ImportedTable } from '@/ledger/import-body';
import type { DatasetFormat } from '@/ledger/vocabulary';
import { KINDS, type KindName } from '../csv/kinds';
import type { TableLayout } from '../format';
import { layoutOf } from '../formats';
import { parseRecord } from './parse-record';
import { readAgain } from './read-again';
import type { LoadedVersion } from './stream-csv';

const ROWS_A_RUN = 500;

type Value = string | number | boolean | null;

/** A cell as JSON has it: an empty one is unknown, a number a number; what is none of its kind a text. */
function toValue(kind: KindName, cell: string): Value {
  if (cell === '') return null;
  const read = KINDS[kind].read(cell);
  if (read === null) return cell;
  switch (kind) {
    case 'whole':
    case 'count':
    case 'decimal':
    case 'violence':
    case 'year':
      return Number(read);
    case 'truth':
      return read === 't';
    default:
      return cell;
  }
}

function formatLine(row: PublishedRow, table: ImportedTable, layout: TableLayout): string {
  const cells = parseRecord(row.published);
  const values = table.columns.map((column, index): [string, Value] => [
    column,
    toValue(layout.columns[column]?.kind ?? 'text', cells[index] ?? ''),
  ]);
  const { record, flags } = row;
  return `${JSON.stringify({
    table: table.name,
    record,
    flags: flags ?? [],
    values: Object.fromEntries(values),
  })}\n`;
}

async function* streamTable(
  db: Database,
  at: TableAt,
  table: ImportedTable,
  layout: TableLayout,
  filter: SQL | null,
): AsyncIterable<string> {
  let after = 0;
  for (;;) {
    const rows = await readAgain(() => readRows(db, { ...at, after }, ROWS_A_RUN, filter));
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map((row) => formatLine(row, table, layout)).join('');
    after = last.record;
  }
}

/**
 * A version's rows as JSON, a line each, in pieces: the table, the number of the record in its file,
 * what is odd about it, and its cells by column, numbers as numbers and unknown as null.
 */
export async function* streamJsonl(
  db: Database,
  version: LoadedVersion & { format: DatasetFormat },
  { table: name, filter }: { table: string | null; filter: SQL | null },
): AsyncIterable<string> {
  for (const [index, table] of version.tables.entries()) {
    if (name !== null && table.name !== name) continue;
    const at = { load: version.load, tableNo: index + 1 };
    yield* streamTable(db, at, table, layoutOf(version.format, table), filter);
  }
}
