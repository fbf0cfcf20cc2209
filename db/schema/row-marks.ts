import { integer, primaryKey, smallint } from 'drizzle-orm/pg-core';
import { datasets } from './datasets';
import { wholeNumber } from './ledger';

/**
 * Where in a table's `events.csv` some of its records begin, in bytes: a request for a part of the
 * file starts reading at the mark before it.
 */
export const rowMarks = datasets.table(
  'marks',
  {
    load: integer('load').notNull(),
    table_no: smallint('table_no').notNull(),
    record: integer('record').notNull(),
    at: wholeNumber('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.load, table.table_no, table.record] })],
);
