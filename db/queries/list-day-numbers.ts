import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../client';
import type { TableAt } from './dataset-at';

/** The rows of one day, and the sum of their numbers as published. */
export type DayNumber = { date: string; rows: number; number: number };

/**
 * Rows and numbers of a table day by day, in the order of days. Days without rows are not listed.
 * @param filter which rows, or null for all
 */
export async function listDayNumbers(
  db: Database,
  { load, tableNo }: TableAt,
  filter: SQL | null,
): Promise<DayNumber[]> {
  const rows = await db.execute<{ date: string; rows: string; number: string }>(sql`
    select date_start::text as date, count(*) as rows, sum(number) as number
    from datasets.events
    where load = ${load} and table_no = ${tableNo} ${filter === null ? sql`` : sql`and ${filter}`}
    group by date_start order by date_start`);
  return rows.map((row) => ({ ...row, rows: Number(row.rows), number: Number(row.number) }));
}
