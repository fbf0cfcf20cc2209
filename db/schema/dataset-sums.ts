import {
  boolean,
  doublePrecision,
  index,
  integer,
  smallint,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { datasets } from './datasets';
import { wholeNumber } from './ledger';

/** Which rows a sum covers. */
const of = () => ({ load: integer('load').notNull(), table_no: smallint('table_no').notNull() });

/** `events` counts rows; null where a row of the table is not an event but a year's total. */
const deaths = () => ({
  events: wholeNumber('events'),
  low: wholeNumber('low').notNull(),
  best: wholeNumber('best').notNull(),
  high: wholeNumber('high').notNull(),
});

/**
 * Deaths by conflict, year, type of violence, whether the year is an active one, and country, written
 * by the import: pages read these few thousand rows, however many events there are.
 */
export const yearlySums = datasets.table(
  'yearly_sums',
  {
    ...of(),
    year: smallint('year').notNull(),
    /** Null where rows are of a country and name no conflict. */
    conflict_id: integer('conflict_id'),
    /** 0 where a publisher gives all types in one number. */
    type_of_violence: smallint('type_of_violence').notNull(),
    active_year: boolean('active_year'),
    country_id: integer('country_id'),
    ...deaths(),
    flagged: wholeNumber('flagged').notNull(),
  },
  (table) => [
    unique('yearly_sums_key')
      .on(
        table.load,
        table.table_no,
        table.conflict_id,
        table.year,
        table.type_of_violence,
        table.active_year,
        table.country_id,
      )
      .nullsNotDistinct(),
  ],
);

/** Deaths by the month in which an event began. */
export const monthlySums = datasets.table(
  'monthly_sums',
  {
    ...of(),
    year: smallint('year').notNull(),
    month: smallint('month').notNull(),
    type_of_violence: smallint('type_of_violence').notNull(),
    active_year: boolean('active_year').notNull(),
    ...deaths(),
  },
  (table) => [
    unique('monthly_sums_key').on(
      table.load,
      table.table_no,
      table.year,
      table.month,
      table.type_of_violence,
      table.active_year,
    ),
  ],
);

/** Deaths by place: squares of `loads.cell_degrees`, named by their middle. */
export const placeSums = datasets.table(
  'place_sums',
  {
    ...of(),
    latitude: doublePrecision('latitude').notNull(),
    longitude: doublePrecision('longitude').notNull(),
    type_of_violence: smallint('type_of_violence').notNull(),
    ...deaths(),
  },
  (table) => [index('place_sums_load').on(table.load, table.table_no)],
);

/** Rows and their numbers by month and category, for tables that give a count of each kind. */
export const categorySums = datasets.table(
  'category_sums',
  {
    ...of(),
    year: smallint('year').notNull(),
    month: smallint('month').notNull(),
    category: text('category').notNull(),
    rows: wholeNumber('rows').notNull(),
    number: wholeNumber('number').notNull(),
  },
  (table) => [index('category_sums_load').on(table.load, table.table_no)],
);
