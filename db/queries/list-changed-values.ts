import { sql } from 'drizzle-orm';
import type { Database } from '../client';
import { type ComparedColumn, differs, sideBySide } from './compared-columns';
import type { TableAt } from './dataset-at';

/** A value that is another in the later version; null is unknown. */
export type ChangedValue = {
  key: number;
  year: number | null;
  conflict_id: number | null;
  column: ComparedColumn;
  from: string | null;
  to: string | null;
};

/**
 * The changed values of some columns, by id and then in the order of the columns.
 * @param limit at most so many
 */
export async function listChangedValues(
  db: Database,
  from: TableAt,
  to: TableAt,
  columns: ComparedColumn[],
  limit: number,
): Promise<ChangedValue[]> {
  const values = columns.map(
    (column, place) =>
      sql`(${place}::int, ${column}::text, a.${sql.identifier(column)}::text, b.${sql.identifier(column)}::text, ${differs(column)})`,
  );
  const rows = await db.execute<Omit<ChangedValue, 'key'> & { key: string }>(sql`
    select a.key, b.year, b.conflict_id, value.name as column, value.before as from,
      value.after as to
    from ${sideBySide(from, to)}
    cross join lateral (values ${sql.join(values, sql`, `)})
      as value (place, name, before, after, is_other)
    where a.key = b.key and value.is_other
    order by a.key, value.place limit ${limit}`);
  return rows.map((row) => ({ ...row, key: Number(row.key) }));
}
