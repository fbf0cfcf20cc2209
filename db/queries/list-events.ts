import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../client';
import type { TableAt } from './dataset-at';
import { nameOf } from './name-of';

/** A row of a dataset as a page shows it. `published` is its record as the file has it. */
export type EventRow = {
  record: number;
  date_start: string | null;
  date_end: string | null;
  year: number | null;
  conflict_id: number | null;
  /** The country's name, as published. */
  country: string | null;
  type_of_violence: number | null;
  low: number | null;
  best: number | null;
  high: number | null;
  category: string | null;
  number: number | null;
  flags: string[] | null;
  published: string;
};

/** Where a page of rows begins or ends: the day and the record of a row on it. */
type EventPlace = { date: string | null; record: number };

/** Which page: the first, the last, or what follows or precedes a row. */
export type EventPage = { from: 'start' | 'end' } | { after: EventPlace } | { before: EventPlace };

function sidesWith(page: EventPage, dated: boolean): SQL {
  const place = 'after' in page ? page.after : 'before' in page ? page.before : null;
  if (place === null) return sql``;
  const sign = sql.raw('after' in page ? '>' : '<');
  return dated
    ? sql` and (date_start, record) ${sign} (${place.date}::date, ${place.record})`
    : sql` and record ${sign} ${place.record}`;
}

/**
 * A page of a table's rows by day and record, found from its neighbour: the last page costs what the
 * first does, however many there are.
 * @param dated rows have days; a table without them is read in the order of its file
 * @param filter which rows, or null for all
 * @returns at most `size` rows in their order
 */
export async function listEvents(
  db: Database,
  { load, tableNo, dated }: TableAt & { dated: boolean },
  filter: SQL | null,
  page: EventPage,
  size: number,
): Promise<EventRow[]> {
  const backwards = 'before' in page || ('from' in page && page.from === 'end');
  const direction = sql.raw(backwards ? 'desc' : 'asc');
  // By the day itself: `date_start` alone is the text that is selected, which no index is in the order of.
  const rows = await db.execute<Omit<EventRow, 'number'> & { number: string | null }>(sql`
    select record, date_start::text, date_end::text, year, conflict_id, type_of_violence, low, best,
      high, category, number, flags, published,
      ${nameOf('country', load, sql`event.country_id`)} as country
    from datasets.events as event
    where load = ${load} and table_no = ${tableNo}${sidesWith(page, dated)}
      ${filter === null ? sql`` : sql`and ${filter}`}
    order by ${dated ? sql`event.date_start ${direction},` : sql``} record ${direction}
    limit ${size}`);
  const listed = rows.map((row) => ({
    ...row,
    number: row.number === null ? null : Number(row.number),
  }));
  return backwards ? listed.reverse() : listed;
}
