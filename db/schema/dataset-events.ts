import {
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  primaryKey,
  smallint,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { datasets } from './datasets';
import { wholeNumber } from './ledger';

/**
 * The rows of a dataset's tables. `published` is the record as it stands in the publisher's file, to
 * the character; the other columns are what pages filter, sum and compare by, read from it. `record`
 * counts the records of the file from 1, left-out ones too; `key` is what the same row is found by in
 * another version. `flags` names what is odd about the row, null where nothing is. Null is unknown.
 *
 * Partitioned by `load` (the migration says so: Drizzle cannot). A load writes its own table, which
 * becomes a partition when it is whole, so readers are never held up.
 */
export const datasetEvents = datasets.table(
  'events',
  {
    key: wholeNumber('key'),
    number: wholeNumber('number'),
    latitude: doublePrecision('latitude'),
    longitude: doublePrecision('longitude'),
    load: integer('load').notNull(),
    record: integer('record').notNull(),
    date_start: date('date_start', { mode: 'string' }),
    date_end: date('date_end', { mode: 'string' }),
    conflict_id: integer('conflict_id'),
    dyad_id: integer('dyad_id'),
    side_a_id: integer('side_a_id'),
    side_b_id: integer('side_b_id'),
    country_id: integer('country_id'),
    deaths_a: integer('deaths_a'),
    deaths_b: integer('deaths_b'),
    deaths_civilians: integer('deaths_civilians'),
    deaths_unknown: integer('deaths_unknown'),
    low: integer('low'),
    best: integer('best'),
    high: integer('high'),
    table_no: smallint('table_no').notNull(),
    year: smallint('year'),
    type_of_violence: smallint('type_of_violence'),
    date_prec: smallint('date_prec'),
    where_prec: smallint('where_prec'),
    event_clarity: smallint('event_clarity'),
    active_year: boolean('active_year'),
    category: text('category'),
    flags: text('flags').array(),
    published: text('published').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.load, table.table_no, table.record] }),
    unique('events_key').on(table.load, table.table_no, table.key),
    index('events_date').on(table.table_no, table.date_start, table.record),
    index('events_conflict').on(table.conflict_id, table.table_no, table.date_start, table.record),
    index('events_country').on(table.country_id, table.table_no, table.date_start, table.record),
  ],
);
