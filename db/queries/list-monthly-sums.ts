import { sql } from 'drizzle-orm';
import type { Database } from '../client';
import type { TableAt } from './dataset-at';
import { type DeathSum, toDeathSum } from './list-yearly-sums';

/** Deaths by the month in which an event began, and type of violence. */
export type MonthlySum = DeathSum & { year: number; month: number; type_of_violence: number };

/** Deaths of a whole table by month. Months without events are not listed. */
export async function listMonthlySums(
  db: Database,
  { load, tableNo }: TableAt,
): Promise<MonthlySum[]> {
  const rows = await db.execute<
    { events: string | null; low: string; best: string; high: string } & {
      year: number;
      month: number;
      type_of_violence: number;
    }
  >(sql`
    select year, month, type_of_violence, sum(events) as events, sum(low) as low,
      sum(best) as best, sum(high) as high
    from datasets.monthly_sums
    where load = ${load} and table_no = ${tableNo}
    group by year, month, type_of_violence order by year, month, type_of_violence`);
  return rows.map((row) => ({ ...row, ...toDeathSum(row) }));
}
