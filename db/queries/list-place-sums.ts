import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../client';
import type { TableAt } from './dataset-at';
import { type DeathSum, toDeathSum } from './list-yearly-sums';

/** Deaths in one square of the map, named by its middle in degrees. */
export type PlaceSum = DeathSum & {
  latitude: number;
  longitude: number;
  type_of_violence: number;
};

type Row = { events: string | null; low: string; best: string; high: string } & Pick<
  PlaceSum,
  'latitude' | 'longitude' | 'type_of_violence'
>;

/** Deaths of a whole table by place, as its import summed them in squares of `loads.cell_degrees`. */
export async function listPlaceSums(db: Database, { load, tableNo }: TableAt): Promise<PlaceSum[]> {
  const rows = await db.execute<Row>(sql`
    select latitude, longitude, type_of_violence, events, low, best, high
    from datasets.place_sums
    where load = ${load} and table_no = ${tableNo}
    order by latitude, longitude, type_of_violence`);
  return rows.map((row) => ({ ...row, ...toDeathSum(row) }));
}

/**
 * The same for some rows only. It reads each of them: for one conflict or one country, not for all.
 * @param filter which rows
 * @param cellDegrees the width of the squares
 */
export async function listPlaceSumsOf(
  db: Database,
  { load, tableNo }: TableAt,
  filter: SQL,
  cellDegrees: number,
): Promise<PlaceSum[]> {
  const middle = (column: 'latitude' | 'longitude') =>
    sql`round(${sql.identifier(column)} / ${cellDegrees}::float8) * ${cellDegrees}::float8`;
  const rows = await db.execute<Row>(sql`
    select ${middle('latitude')} as latitude, ${middle('longitude')} as longitude,
      type_of_violence, count(*) as events, sum(low) as low, sum(best) as best, sum(high) as high
    from datasets.events
    where load = ${load} and table_no = ${tableNo} and latitude is not null
      and longitude is not null and ${filter}
    group by 1, 2, 3 order by 1, 2, 3`);
  return rows.map((row) => ({ ...row, ...toDeathSum(row) }));
}
