import { sql } from 'drizzle-orm';
import type { Database } from '../client';
import type { TableAt } from './dataset-at';

/** Rows of a year, counted: how many are in both versions alike, how many more in one of them. */
export type YearCounts = { year: number | null; added: number; gone: number; kept: number };

/**
 * Compares a table whose rows carry no ids. Rows are the same where their text is; of three alike in
 * one version and two in the other, two are kept and one is gone. What changed in a row cannot be told.
 */
export async function compareEqualRows(
  db: Database,
  from: TableAt,
  to: TableAt,
): Promise<YearCounts[]> {
  const rows = await db.execute<{
    year: number | null;
    added: string;
    gone: string;
    kept: string;
  }>(sql`
    select year, sum(greatest(later - earlier, 0)) as added,
      sum(greatest(earlier - later, 0)) as gone, sum(least(earlier, later)) as kept
    from (${countAlike(from, to)}) as alike
    group by year order by year nulls first`);
  return rows.map(({ year, added, gone, kept }) => ({
    year,
    added: Number(added),
    gone: Number(gone),
    kept: Number(kept),
  }));
}

/** A row as published, and how many are like it in each version. */
export type AlikeCounts = {
  year: number | null;
  published: string;
  earlier: number;
  later: number;
};

function countAlike(from: TableAt, to: TableAt) {
  return sql`
    select year, published,
      count(*) filter (where load = ${from.load}) as earlier,
      count(*) filter (where load = ${to.load}) as later
    from datasets.events
    where (load = ${from.load} and table_no = ${from.tableNo})
      or (load = ${to.load} and table_no = ${to.tableNo})
    group by year, published`;
}

/** The rows that one version has more often than the other, by year and text. */
export async function listUnequalRows(
  db: Database,
  from: TableAt,
  to: TableAt,
): Promise<AlikeCounts[]> {
  const rows = await db.execute<{
    year: number | null;
    published: string;
    earlier: string;
    later: string;
  }>(sql`
    select * from (${countAlike(from, to)}) as alike where earlier <> later
    order by year nulls first, published collate "C"`);
  return rows.map((row) => ({
    ...row,
    earlier: Number(row.earlier),
    later: Number(row.later),
  }));
}
