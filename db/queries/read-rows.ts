import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../client';
import type { TableAt } from './dataset-at';

/** A record as published, with what is odd about it; null where nothing is. */
export type PublishedRow = { record: number; flags: string[] | null; published: string };

/**
 * The records of a table after a given one, in the order of the file, each by itself.
 * @param after the number of the last record read; 0 begins
 * @param rows at most so many
 * @param filter which rows; all where it is null
 */
export async function readRows(
  db: Database,
  at: TableAt & { after: number },
  rows: number,
  filter: SQL | null,
): Promise<PublishedRow[]> {
  return db.execute<PublishedRow>(sql`
    select record, flags, published from datasets.events
    where load = ${at.load} and table_no = ${at.tableNo} and record > ${at.after}
      ${filter === null ? sql`` : sql`and ${filter}`}
    order by record limit ${rows}`);
}
