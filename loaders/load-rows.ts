import type { Database } from '@/db/client';
import type { EventFilter } from '@/db/queries/event-filter';
import { passesFilter } from '@/db/queries/event-filter';
import { type EventPage, type EventRow, listEvents } from '@/db/queries/list-events';

/** A link from a page of rows to another. */
export type RowsLink = { rel: 'first' | 'prev' | 'next' | 'last'; name: string; href: string };

/** Rows of one page. */
const ROWS_A_PAGE = 50;

/** Reads the word of an address: `start`, `end`, or `after:` or `before:` a day and a record. */
function parseRowsPage(word: string | undefined): EventPage {
  const [side = 'start', date = '', record] = (word ?? 'start').split(':');
  if (record === undefined) return { from: side === 'end' ? 'end' : 'start' };
  const place = { date: date === '' ? null : date, record: Number(record) };
  return side === 'before' ? { before: place } : { after: place };
}

function wordOf(side: 'after' | 'before', { date_start, record }: EventRow): string {
  return `${side}:${date_start ?? ''}:${record}`;
}

/**
 * A page of rows, and the links to the first, the earlier, the later and the last.
 * @param path the public path of the page
 * @param query what else its address is asked with
 */
export async function loadRows(
  db: Database,
  at: { load: number; tableNo: number; dated: boolean },
  filter: EventFilter,
  asked: string | undefined,
  { path, query }: { path: string; query: URLSearchParams },
): Promise<{ rows: EventRow[]; links: RowsLink[] }> {
  const page = parseRowsPage(asked);
  const rows = await listEvents(db, at, passesFilter(filter), page, ROWS_A_PAGE);
  const link = (rel: RowsLink['rel'], name: string, word: string): RowsLink => {
    const parameters = new URLSearchParams(query);
    parameters.set('rows', word);
    return { rel, name, href: `${path}?${parameters}#rows` };
  };
  const [first, last] = [rows.at(0), rows.at(-1)];
  return {
    rows,
    links: [
      link('first', 'First rows', 'start'),
      ...(first ? [link('prev', 'Earlier rows', wordOf('before', first))] : []),
      ...(last ? [link('next', 'Later rows', wordOf('after', last))] : []),
      link('last', 'Last rows', 'end'),
    ],
  };
}
