import { sql } from 'drizzle-orm';
import type { Database } from '../client';
import type { TableAt } from './dataset-at';

/** A row that is not the same text in both versions; null where a version has no row of that id. */
export type DifferentRow = {
  key: number;
  year: number | null;
  conflict_id: number | null;
  before: string | null;
  after: string | null;
};

/** Some differing rows; `last` is the id up to which all were looked at, null where none is left. */
export type DifferenceRun = { rows: DifferentRow[]; last: number | null };

/**
 * Looks at the next ids of two versions and gives the rows whose text as published differs.
 * @param after the id up to which they were looked at; null begins
 * @param ids how many to look at
 */
export async function readDifferences(
  db: Database,
  from: TableAt,
  to: TableAt,
  after: number | null,
  ids: number,
): Promise<DifferenceRun> {
  const next = (at: TableAt) => sql`
    (select key from datasets.events
      where load = ${at.load} and table_no = ${at.tableNo} and key is not null
        ${after === null ? sql`` : sql`and key > ${after}`}
      order by key limit ${ids})`;
  const rowOf = (at: TableAt) => sql`
    (select key, year, conflict_id, published from datasets.events
      where load = ${at.load} and table_no = ${at.tableNo})`;
  const rows = await db.execute<
    Omit<DifferentRow, 'key'> & { key: string | null; last: string | null }
  >(sql`
    with ids as materialized (
      select key from (${next(from)} union ${next(to)}) as both_ids order by key limit ${ids}
    )
    select (select max(key) from ids) as last, different.*
    from (select 1) as always left join (
      select ids.key, coalesce(b.year, a.year) as year,
        coalesce(b.conflict_id, a.conflict_id) as conflict_id,
        a.published as before, b.published as after
      from ids
      left join ${rowOf(from)} as a on a.key = ids.key
      left join ${rowOf(to)} as b on b.key = ids.key
      where a.published is distinct from b.published
    ) as different on true
    order by different.key`);
  const last = rows[0]?.last ?? null;
  return {
    last: last === null ? null : Number(last),
    rows: rows.flatMap(({ last: _, ...row }) =>
      row.key === null ? [] : [{ ...row, key: Number(row.key) }],
    ),
  };
}
