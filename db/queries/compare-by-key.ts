import { sql } from 'drizzle-orm';
import type { Database } from '../client';
import { COMPARED_COLUMNS, type ComparedColumn, differs, sideBySide } from './compared-columns';
import type { TableAt } from './dataset-at';

/** What became of the rows of one conflict and year. Null where the table has no conflicts. */
type YearComparison = {
  year: number | null;
  conflict_id: number | null;
  conflict: string | null;
  /** Only in the later version, only in the earlier, in both; and of these, with another value. */
  added: number;
  gone: number;
  kept: number;
  changed: number;
};

export type KeyComparison = {
  years: YearComparison[];
  /** How many rows of both versions have another value in a column. */
  columns: { column: ComparedColumn; changed: number }[];
};

const ANY_DIFFERS = sql.join(
  COMPARED_COLUMNS.map((column) => differs(column)),
  sql` or `,
);

type Row = Omit<YearComparison, 'added' | 'gone' | 'kept' | 'changed'> & {
  added: string;
  gone: string;
  kept: string;
  changed: string;
  by_column: string[];
};

/**
 * Compares a table of two versions whose rows carry ids, by the values that are kept apart: numbers as
 * numbers, days as days. It reads both tables whole. Year and conflict are those of the later version,
 * for rows that are gone those of the earlier.
 */
export async function compareByKey(
  db: Database,
  from: TableAt,
  to: TableAt,
): Promise<KeyComparison> {
  const counts = sql.join(
    COMPARED_COLUMNS.map(
      (column) => sql`count(*) filter (where a.key = b.key and (${differs(column)}))`,
    ),
    sql`, `,
  );
  const rows = await db.execute<Row>(sql`
    select year, conflict_id, name as conflict, added, gone, kept, changed, by_column
    from (
      select coalesce(b.year, a.year) as year,
        coalesce(b.conflict_id, a.conflict_id) as conflict_id,
        count(*) filter (where a.key is null) as added,
        count(*) filter (where b.key is null) as gone,
        count(*) filter (where a.key = b.key) as kept,
        count(*) filter (where a.key = b.key and (${ANY_DIFFERS})) as changed,
        array[${counts}]::text[] as by_column
      from ${sideBySide(from, to)}
      group by 1, 2
    ) as compared
    left join (
      select distinct on (id) id, name from datasets.names
      where load in (${from.load}, ${to.load}) and kind = 'conflict'
      order by id, load = ${to.load} desc, rows desc, name
    ) as named on named.id = conflict_id
    order by year nulls first, conflict_id nulls first`);
  const columns = COMPARED_COLUMNS.map((column, index) => ({
    column,
    changed: rows.reduce((sum, row) => sum + Number(row.by_column[index]), 0),
  }));
  return {
    years: rows.map(({ by_column: _, ...row }) => ({
      ...row,
      added: Number(row.added),
      gone: Number(row.gone),
      kept: Number(row.kept),
      changed: Number(row.changed),
    })),
    columns: columns.filter((column) => column.changed > 0),
  };
}
