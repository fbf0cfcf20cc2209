import { and, asc, eq, getTableColumns, gt, lte, notExists } from 'drizzle-orm';
import { getTableConfig } from 'drizzle-orm/pg-core';
import type { EntryRecord } from '@/ledger/record';
import { listChangedSubjects } from '../append/changed-subjects';
import { listRows } from '../append/rows';
import type { Database } from '../client';
import { entries } from '../schema/entries';
import { type LedgerRow, ROW_TABLES, type RowTable } from '../schema/tables';
import { type Difference, isSame } from './difference';

type Row = Record<string, unknown>;
/** Rows as stored, by their table. */
export type Rows = Map<RowTable, Row[]>;

const TABLES = Object.keys(ROW_TABLES) as RowTable[];

/** The columns of each table, and those of its primary key, by the names that rows have them under. */
const SHAPES = Object.fromEntries(
  TABLES.map((table) => {
    const columns = getTableColumns(ROW_TABLES[table]);
    const { primaryKeys } = getTableConfig(ROW_TABLES[table]);
    const keyed = new Set(primaryKeys.flatMap((key) => key.columns.map((column) => column.name)));
    const key = Object.entries(columns).flatMap(([name, column]) =>
      column.primary || keyed.has(column.name) ? [name] : [],
    );
    return [table, { columns: Object.keys(columns), key }];
  }),
) as Record<RowTable, { columns: string[]; key: string[] }>;

function nameKey(table: RowTable, row: Row): string {
  return SHAPES[table].key.map((column) => `${column} ${String(row[column])}`).join(', ');
}

/** Every row that names a position of a range. */
export async function readRows(db: Database, after: number, upTo: number): Promise<Rows> {
  const rows: Rows = new Map();
  for (const name of TABLES) {
    const table: (typeof ROW_TABLES)[RowTable] = ROW_TABLES[name];
    const inRange = and(gt(table.position, after), lte(table.position, upTo));
    rows.set(name, await db.select().from(table).where(inRange));
  }
  return rows;
}

async function listExpected(db: Database, { entry, figure }: EntryRecord): Promise<LedgerRow[]> {
  const { position } = entry;
  const subjects = await listChangedSubjects(db, entry, figure);
  const changes = subjects.map(
    (subject): LedgerRow => ({ table: 'changes', values: { subject, position } }),
  );
  return [...listRows({ entry, figure }), ...changes];
}

function compareTable(
  table: RowTable,
  position: number,
  stored: Row[],
  expected: Row[],
): Difference | null {
  const left = [...stored];
  for (const row of expected) {
    const key = nameKey(table, row);
    const at = left.findIndex((one) => nameKey(table, one) === key);
    const found = left[at];
    if (!found) {
      const words = 'The row that its record asks for is missing.';
      return { position, table, key, column: null, stored: null, expected: row, words };
    }
    left.splice(at, 1);
    const column = SHAPES[table].columns.find((name) => !isSame(found[name], row[name]));
    if (column !== undefined) {
      const words = 'The row says another thing than the record of its entry.';
      const expectedValue = row[column] === undefined ? null : row[column];
      return {
        position,
        table,
        key,
        column,
        stored: found[column],
        expected: expectedValue,
        words,
      };
    }
  }
  const [extra] = left;
  if (!extra) return null;
  const words = 'The row is none that the record of its entry asks for.';
  const key = nameKey(table, extra);
  return { position, table, key, column: null, stored: extra, expected: null, words };
}

/**
 * Compares the rows beside an entry with what its record asks for.
 * @param db the ledger as it stands; what comes before the entry decides which subjects it changed
 * @param stored rows of a range that holds the entry's position
 */
export async function compareRows(
  db: Database,
  record: EntryRecord,
  stored: Rows,
): Promise<Difference | null> {
  const { position } = record.entry;
  const expected = await listExpected(db, record);
  for (const [table, rows] of stored) {
    const own = rows.filter((row) => row.position === position);
    const wanted = expected.filter((row) => row.table === table).map((row) => row.values);
    const difference = compareTable(table, position, own, wanted);
    if (difference) return difference;
  }
  return null;
}

/** The first row that names a position where there is no entry. */
export async function findStray(db: Database): Promise<Difference | null> {
  for (const name of TABLES) {
    const table: (typeof ROW_TABLES)[RowTable] = ROW_TABLES[name];
    const own = db.select({ position: entries.position }).from(entries);
    const [row] = await db
      .select()
      .from(table)
      .where(notExists(own.where(eq(entries.position, table.position))))
      .orderBy(asc(table.position))
      .limit(1);
    if (!row) continue;
    const words = 'The row belongs to no entry.';
    const key = nameKey(name, row);
    return {
      position: row.position,
      table: name,
      key,
      column: null,
      stored: row,
      expected: null,
      words,
    };
  }
  return null;
}
