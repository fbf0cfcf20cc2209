import { type SQL, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { type Database, driverOf } from '../client';

/** A run of records as published, CRLF after each, in UTF-8; `last` is the number of the last. */
export type PublishedRun = { bytes: Buffer; last: number };

const dialect = new PgDialect();

/**
 * The records of a table after a given one, in the order of the file. Rows never change, so a reader
 * may come back for the next run as late as it likes: no transaction and no connection is held.
 *
 * Postgres puts the run together, and its bytes are handed on as they came: a string made of them would
 * only become the same bytes again.
 * @param after the number of the last record read; 0 begins
 * @param rows at most so many
 * @param filter which rows; all where it is null
 * @returns null where none is left
 */
export async function readPublished(
  db: Database,
  at: { load: number; tableNo: number; after: number },
  rows: number,
  filter: SQL | null,
): Promise<PublishedRun | null> {
  const query = dialect.sqlToQuery(sql`
    select string_agg(published, ${'\r\n'} order by record) || ${'\r\n'}, max(record)
    from (
      select record, published from datasets.events
      where load = ${at.load} and table_no = ${at.tableNo} and record > ${at.after}
        ${filter === null ? sql`` : sql`and ${filter}`}
      order by record limit ${rows}
    ) as run`);
  const values = query.params as (string | number | boolean)[];
  const [run] = await driverOf(db).unsafe(query.sql, values).raw();
  // Both are null where nothing was put together.
  const [bytes, last] = run ?? [];
  return bytes && last ? { bytes, last: Number(last) } : null;
}
