import type { Database } from '@/db/client';
import { listUnequalRows } from '@/db/queries/compare-equal-rows';
import type { TableAt } from '@/db/queries/dataset-at';
import { type DifferentRow, readDifferences } from '@/db/queries/read-differences';
import { formatCsv } from '@/ledger/csv';
import type { ImportedTable } from '@/ledger/import-body';
import type { DatasetFormat } from '@/ledger/vocabulary';
import type { TableLayout } from '../format';
import { layoutOf } from '../formats';
import { parseRecord } from '../stream/parse-record';
import { isSameValue } from './same-value';

/** A table of a version whose rows are in the database. */
export type ComparedTable = { at: TableAt; format: DatasetFormat; table: ImportedTable };

/** How many ids are looked at with one query. */
const IDS_A_RUN = 500;

const COLUMNS = ['change', 'id', 'year', 'conflict_id', 'column', 'from', 'to'] as const;
/** Of tables without ids: the record as published, and how often each version has it. */
const COUNT_COLUMNS = ['change', 'year', 'record', 'from_count', 'to_count'] as const;

type Row = (string | number | null)[];

/** Whether the rows of two tables can be told apart by their ids. */
export function haveIds(from: ComparedTable, to: ComparedTable): boolean {
  return (
    layoutOf(from.format, from.table).keyOf !== null && layoutOf(to.format, to.table).keyOf !== null
  );
}

function listChangedCells(
  row: DifferentRow & { before: string; after: string },
  from: ImportedTable,
  to: ImportedTable,
  layout: TableLayout,
): Row[] {
  const [before, after] = [parseRecord(row.before), parseRecord(row.after)];
  return to.columns.flatMap((column, index): Row[] => {
    const old = before[from.columns.indexOf(column)];
    const now = after[index];
    // A column that only one of the versions has is not a changed value.
    if (old === undefined || now === undefined) return [];
    if (isSameValue(layout.columns[column]?.kind ?? 'text', old, now)) return [];
    return [['changed', row.key, row.year, row.conflict_id, column, old, now]];
  });
}

function listChanges(
  row: DifferentRow,
  from: ComparedTable,
  to: ComparedTable,
  layout: TableLayout,
): Row[] {
  const { before, after } = row;
  if (before !== null && after !== null) {
    return listChangedCells({ ...row, before, after }, from.table, to.table, layout);
  }
  const change = before === null ? 'added' : 'gone';
  return [[change, row.key, row.year, row.conflict_id, null, null, null]];
}

async function* streamByKey(
  db: Database,
  from: ComparedTable,
  to: ComparedTable,
): AsyncIterable<string> {
  const layout = layoutOf(to.format, to.table);
  let after: number | null = null;
  yield formatCsv(COLUMNS, []);
  for (;;) {
    const { rows, last } = await readDifferences(db, from.at, to.at, after, IDS_A_RUN);
    const changes = rows.flatMap((row) => listChanges(row, from, to, layout));
    if (changes.length > 0) yield withoutHeader(formatCsv(COLUMNS, changes));
    if (last === null) return;
    after = last;
  }
}

/** The records of a CSV that goes on from an earlier piece. */
function withoutHeader(csv: string): string {
  return csv.slice(csv.indexOf('\r\n') + 2);
}

async function* streamCounts(
  db: Database,
  from: ComparedTable,
  to: ComparedTable,
): AsyncIterable<string> {
  const rows = await listUnequalRows(db, from.at, to.at);
  yield formatCsv(
    COUNT_COLUMNS,
    rows.map(({ year, published, earlier, later }) => [
      later > earlier ? 'added' : 'gone',
      year,
      published,
      earlier,
      later,
    ]),
  );
}

/**
 * What changed in a table from one version to another, as CSV in pieces: a row for each event added or
 * gone and for each value that is another one. Values are held against each other by what they mean:
 * `98.000000` is `98`, `TRUE` is `1`. Of tables without ids, the rows that one has more often.
 */
export function streamChanges(
  db: Database,
  from: ComparedTable,
  to: ComparedTable,
): AsyncIterable<string> {
  return haveIds(from, to) ? streamByKey(db, from, to) : streamCounts(db, from, to);
}
