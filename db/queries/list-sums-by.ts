import { sql } from 'drizzle-orm';
import type { Database } from '../client';
import type { TableAt } from './dataset-at';
import { type EventFilter, sumsFilter } from './event-filter';
import { type DeathSum, toDeathSum } from './list-yearly-sums';
import { nameOf } from './name-of';

type Row = { events: string | null; low: string; best: string; high: string };

const SUMS = sql`sum(events) as events, sum(low) as low, sum(best) as best, sum(high) as high`;

/** Deaths by year and type of violence, as the chart of a dataset shows them. */
export async function listSumsByYear(
  db: Database,
  { load, tableNo }: TableAt,
  filter: EventFilter,
): Promise<(DeathSum & { year: number; type_of_violence: number })[]> {
  const rows = await db.execute<Row & { year: number; type_of_violence: number }>(sql`
    select year, type_of_violence, ${SUMS} from datasets.yearly_sums
    where load = ${load} and table_no = ${tableNo}${sumsFilter(filter)}
    group by year, type_of_violence order by year, type_of_violence`);
  return rows.map((row) => ({ ...row, ...toDeathSum(row) }));
}

/** A sum for something that has a name; id and name are null where the publisher gives none. */
export type NamedSum = DeathSum & { id: number | null; name: string | null };

async function listSumsByName(
  db: Database,
  { load, tableNo }: TableAt,
  filter: EventFilter,
  kind: 'conflict' | 'country',
): Promise<NamedSum[]> {
  const id = sql.identifier(`${kind}_id`);
  const rows = await db.execute<Row & { id: number | null; name: string | null }>(sql`
    select summed.id, ${nameOf(kind, load, sql`summed.id`)} as name, events, low, best, high from (
      select ${id} as id, ${SUMS} from datasets.yearly_sums
      where load = ${load} and table_no = ${tableNo}${sumsFilter(filter)}
      group by ${id}
    ) as summed
    order by best desc, summed.id`);
  return rows.map((row) => ({ ...row, ...toDeathSum(row) }));
}

/** Deaths by country, most deaths first. */
export function listSumsByCountry(db: Database, at: TableAt, filter: EventFilter) {
  return listSumsByName(db, at, filter, 'country');
}

/** Deaths by conflict, most deaths first. */
export function listSumsByConflict(db: Database, at: TableAt, filter: EventFilter) {
  return listSumsByName(db, at, filter, 'conflict');
}

/** A country's deaths in one year. */
export type CountryYearSum = { id: number; year: number; best: number };

/** Deaths by country and year, every type of violence together; rows of no country are left out. */
export async function listSumsByCountryAndYear(
  db: Database,
  { load, tableNo }: TableAt,
): Promise<CountryYearSum[]> {
  const rows = await db.execute<{ id: number; year: number; best: string }>(sql`
    select country_id as id, year, sum(best) as best from datasets.yearly_sums
    where load = ${load} and table_no = ${tableNo} and country_id is not null
    group by country_id, year order by country_id, year`);
  return rows.map(({ id, year, best }) => ({ id, year, best: Number(best) }));
}
