import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../client';

/**
 * A run of records as published, CRLF after each, in pieces; `last` is the number of the last, null
 * where none is left.
 */
export type PublishedRun = { pieces: string[]; last: number | null };

/** A piece has some 50 kB: V8 keeps strings beyond 128 kB apart, among its oldest objects. */
const RECORDS_A_PIECE = 80;

/**
 * The records of a table after a given one, in the order of the file. Rows never change, so a reader
 * may come back for the next run as late as it likes: no transaction and no connection is held.
 * @param after the number of the last record read; 0 begins
 * @param rows at most so many
 * @param filter which rows; all where it is null
 */
export async function readPublished(
  db: Database,
  at: { load: number; tableNo: number; after: number },
  rows: number,
  filter: SQL | null,
): Promise<PublishedRun> {
  const pieces = await db.execute<{ text: string; last: number }>(sql`
    select string_agg(published, ${'\r\n'} order by record) || ${'\r\n'} as text,
      max(record) as last
    from (
      select record, published, (row_number() over (order by record) - 1) / ${RECORDS_A_PIECE} as piece
      from datasets.events
      where load = ${at.load} and table_no = ${at.tableNo} and record > ${at.after}
        ${filter === null ? sql`` : sql`and ${filter}`}
      order by record limit ${rows}
    ) as run
    group by piece order by piece`);
  return { pieces: pieces.map(({ text }) => text), last: pieces.at(-1)?.last ?? null };
}
