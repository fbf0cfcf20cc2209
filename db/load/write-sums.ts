import { sql } from 'drizzle-orm';
import type { LoadTransaction } from './transaction';

/** Degrees: the squares of a map are as small as leaves about a hundred of them across it. */
const CELLS = [0.05, 0.1, 0.25, 0.5, 1, 2] as const;
const CELLS_ACROSS = 150;

async function writeYearlySums(transaction: LoadTransaction, load: number, events: unknown) {
  await transaction.execute(sql`
    insert into datasets.yearly_sums (load, table_no, year, conflict_id, type_of_violence,
      active_year, country_id, events, low, best, high, flagged)
    select load, table_no, year, conflict_id, type_of_violence, active_year, country_id,
      case when table_no = any(${events}) then count(*) end,
      sum(low), sum(best), sum(high), count(flags)
    from datasets.events
    where load = ${load} and (conflict_id is not null or country_id is not null)
    group by load, table_no, year, conflict_id, type_of_violence, active_year, country_id
    having count(best) > 0`);
}

/** By day first: to find the month of a day takes longer than to add a row up. */
async function writeMonthlySums(transaction: LoadTransaction, load: number) {
  await transaction.execute(sql`
    insert into datasets.monthly_sums (load, table_no, year, month, type_of_violence, active_year,
      events, low, best, high)
    select load, table_no, extract(year from date_start)::smallint,
      extract(month from date_start)::smallint,
      type_of_violence, active_year, sum(events), sum(low), sum(best), sum(high)
    from (
      select load, table_no, date_start, type_of_violence, active_year,
        count(*) as events, count(best) as known, sum(low) as low, sum(best) as best, sum(high) as high
      from datasets.events
      where load = ${load} and conflict_id is not null and date_start is not null
      group by 1, 2, 3, 4, 5
    ) as by_day
    group by 1, 2, 3, 4, 5, 6
    having sum(known) > 0`);
}

async function writeCategorySums(transaction: LoadTransaction, load: number) {
  await transaction.execute(sql`
    insert into datasets.category_sums (load, table_no, year, month, category, rows, number)
    select load, table_no, year, extract(month from date_start)::smallint, category, count(*), sum(number)
    from datasets.events
    where load = ${load} and category is not null
    group by 1, 2, 3, 4, 5`);
}

/**
 * Reads the rows once: places first, which say how wide the squares are, then the squares.
 * @returns the width of the squares in degrees, or null without places
 */
async function writePlaceSums(transaction: LoadTransaction, load: number): Promise<number | null> {
  const cells = sql.raw(`'{${CELLS.join(',')}}'::float8[]`);
  const [row] = await transaction.execute<{ width: number }>(sql`
    with places as materialized (
      select table_no, latitude, longitude, type_of_violence, count(*) as events,
        count(best) as known, sum(low) as low, sum(best) as best, sum(high) as high
      from datasets.events
      where load = ${load} and latitude is not null and longitude is not null
      group by 1, 2, 3, 4
    ), extent as (
      select greatest(max(latitude) - min(latitude), max(longitude) - min(longitude)) as degrees
      from places
    ), cell as (
      select coalesce(min(width) filter (where degrees / width <= ${CELLS_ACROSS}), max(width)) as width
      from extent, unnest(${cells}) as width
    ), written as (
      insert into datasets.place_sums (load, table_no, latitude, longitude, type_of_violence, events,
        low, best, high)
      select ${load}, table_no, round(latitude / width) * width, round(longitude / width) * width,
        type_of_violence, sum(events), sum(low), sum(best), sum(high)
      from places, cell
      group by 2, 3, 4, 5
      having sum(known) > 0
    )
    select width from cell where exists (select from places)`);
  return row?.width ?? null;
}

/**
 * Sums the rows of an attached load for the pages.
 * @param tables its tables by number: whether a row is an event, and whether it has a category
 * @returns the width in degrees of the squares that places are summed in, or null without places
 */
export async function writeSums(
  transaction: LoadTransaction,
  load: number,
  tables: { tableNo: number; rowsAreEvents: boolean; hasCategories: boolean }[],
): Promise<number | null> {
  const events = tables.filter((table) => table.rowsAreEvents).map((table) => table.tableNo);
  const list = sql.raw(`'{${events.map(Number).join(',')}}'::smallint[]`);
  await writeYearlySums(transaction, load, list);
  await writeMonthlySums(transaction, load);
  if (tables.some((table) => table.hasCategories)) await writeCategorySums(transaction, load);
  return writePlaceSums(transaction, load);
}
