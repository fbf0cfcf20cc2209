import type { SQL } from 'drizzle-orm';
import type { Database } from '@/db/client';
import type { TableAt } from '@/db/queries/dataset-at';
import { type PublishedRun, readPublished } from '@/db/queries/read-published';
import { readAgain } from './read-again';

/** A run is about 300 kB. A download holds two, however slow its reader. */
const ROWS_A_RUN = 500;

/**
 * A table's records as published, in pieces of whole ones, CRLF after each; line breaks in cells untouched.
 * While one run is on its way to the reader the next is read; a reader that waits holds no connection.
 * @param after begins after this record; 0 begins with the first
 * @param filter which rows; all where it is null
 */
export async function* streamRecords(
  db: Database,
  { load, tableNo }: TableAt,
  after: number,
  filter: SQL | null,
): AsyncIterable<Buffer> {
  const read = (from: number): Promise<PublishedRun | null> => {
    const at = { load, tableNo, after: from };
    const run = readAgain(() => readPublished(db, at, ROWS_A_RUN, filter));
    // It is awaited below, unless the reader has gone.
    run.catch(() => {});
    return run;
  };
  let next = read(after);
  for (;;) {
    const run = await next;
    if (run === null) return;
    next = read(run.last);
    yield run.bytes;
  }
}
