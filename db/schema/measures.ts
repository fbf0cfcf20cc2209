import { primaryKey, text } from 'drizzle-orm/pg-core';
import { ACCUMULATIONS, MEASURE_FAMILIES } from '../../ledger/vocabulary';
import { entries } from './entries';
import { ledger, oneOf, wholeNumber } from './ledger';

/** What is counted, with its unit, definition and what is in and out. The newest row of an id is in force. */
export const measures = ledger.table(
  'measures',
  {
    id: text('id').notNull(),
    position: wholeNumber('position')
      .notNull()
      .references(() => entries.position),
    name: text('name').notNull(),
    unit: text('unit').notNull(),
    family: text('family', { enum: MEASURE_FAMILIES }).notNull(),
    accumulation: text('accumulation', { enum: ACCUMULATIONS }).notNull(),
    definition: text('definition').notNull(),
    includes: text('includes'),
    excludes: text('excludes'),
    defined_by: text('defined_by').notNull(),
    definition_url: text('definition_url'),
  },
  (table) => [
    primaryKey({ columns: [table.id, table.position] }),
    oneOf('measures_family', table.family, MEASURE_FAMILIES),
    oneOf('measures_accumulation', table.accumulation, ACCUMULATIONS),
  ],
);
