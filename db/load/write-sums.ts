import { sql } from 'drizzle-orm';
import type { LoadTransaction } from './transaction';

/** Degrees: the squares of a map are as small as leaves about a hundred of them across it. */
const CELLS = [0.05, 0.1, 0.25, 0.5, 1, 2] as const;

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

async function chooseCell(transaction: LoadTransaction, load: number): Promise<number | null> {
  const [row] = await transaction.execute<{ extent: number | null }>(sql`
    select greatest(max(latitude) - min(latitude), max(longitude) - min(longitude)) as extent
    from datasets.events
    where load = ${load} and latitude is not null and longitude is not null`);
  const extent = row?.extent ?? null;
  if (extent === null) return null;
  return CELLS.find((cell) => extent / cell <= 150) ?? 2;
}

async function writePlaceSums(transaction: LoadTransaction, load: number, cell: number) {
  await transaction.execute(sql`
    insert into datasets.place_sums (load, table_no, latitude, longitude, type_of_violence, events,
      low, best, high)
    select load, table_no, round(latitude / ${cell}::float8) * ${cell}::float8,
      round(longitude / ${cell}::float8) * ${cell}::float8, type_of_violence, count(*), sum(low),
      sum(best), sum(high)
    from datasets.events
    where load = ${load} and latitude is not null and longitude is not null
    group by 1, 2, 3, 4, 5
    having count(best) > 0`);
}

/**
 * Sums the rows of an attached load for the pages.
 * @param tables which of its tables hold events, by number; a row of any other is not an event
 * @returns the width in degrees of the squares that places are summed in, or null without places
 */
export async function writeSums(
  transaction: LoadTransaction,
  load: number,
  tables: { tableNo: number; rowsAreEvents: boolean }[],
): Promise<number | null> {
  const events = tables.filter((table) => table.rowsAreEvents).map((table) => table.tableNo);
  const list = sql.raw(`'{${events.map(Number).join(',')}}'::smallint[]`);
  await writeYearlySums(transaction, load, list);
  await writeMonthlySums(transaction, load);
  await writeCategorySums(transaction, load);
  const cell = await chooseCell(transaction, load);
  if (cell !== null) await writePlaceSums(transaction, load, cell);
  return cell;
}
