import { sql } from 'drizzle-orm';
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
