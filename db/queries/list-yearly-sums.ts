import { sql } from 'drizzle-orm';
import type { Database } from '../client';
import type { TableAt } from './dataset-at';
import { type EventFilter, sumsFilter } from './event-filter';
import { nameOf } from './name-of';

/** Deaths as summed by a dataset's import. `events` is null where the table's rows are not events. */
export type DeathSum = { events: number | null; low: number; best: number; high: number };

export type YearlySum = DeathSum & {
  conflict_id: number;
  conflict: string | null;
  year: number;
  type_of_violence: number;
  active_year: boolean;
};

/** What Postgres sums comes as text: `bigint` may be more than a number holds. These are not. */
export function toDeathSum(row: {
  events: string | null;
  low: string;
  best: string;
  high: string;
}): DeathSum {
  return {
    events: row.events === null ? null : Number(row.events),
    low: Number(row.low),
    best: Number(row.best),
    high: Number(row.high),
  };
}

type SummedRow = { events: string | null; low: string; best: string; high: string };

/**
 * Deaths by conflict, year, type of violence and whether the year is an active one: one row for each
 * combination that has events, countries added up.
 * @param filter `category` and `flagged` are not kept in the sums and must be null
 */
export async function listYearlySums(
  db: Database,
  { load, tableNo }: TableAt,
  filter: EventFilter,
): Promise<YearlySum[]> {
  const rows = await db.execute<SummedRow & Omit<YearlySum, keyof DeathSum>>(sql`
    select *, ${nameOf('conflict', load, sql`summed.conflict_id`)} as conflict from (
      select conflict_id, year, type_of_violence, active_year,
        sum(events) as events, sum(low) as low, sum(best) as best, sum(high) as high
      from datasets.yearly_sums
      where load = ${load} and table_no = ${tableNo}${sumsFilter(filter)}
      group by conflict_id, year, type_of_violence, active_year
    ) as summed
    order by conflict_id, year, type_of_violence, active_year`);
  return rows.map((row) => ({ ...row, ...toDeathSum(row) }));
}
