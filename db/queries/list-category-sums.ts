import { sql } from 'drizzle-orm';
import type { Database } from '../client';
import type { TableAt } from './dataset-at';

/** Rows and their numbers by month and category, as published. What `number` counts the publisher says, or does not. */
export type CategorySum = {
  year: number;
  month: number;
  category: string;
  rows: number;
  number: number;
};

/** The categories of a table that counts by kind, month by month. Months without rows are not listed. */
export async function listCategorySums(
  db: Database,
  { load, tableNo }: TableAt,
): Promise<CategorySum[]> {
  const rows = await db.execute<{
    year: number;
    month: number;
    category: string;
    rows: string;
    number: string;
  }>(sql`
    select year, month, category, rows, number from datasets.category_sums
    where load = ${load} and table_no = ${tableNo}
    order by year, month, category collate "C"`);
  return rows.map((row) => ({ ...row, rows: Number(row.rows), number: Number(row.number) }));
}
