import { jsonb, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Place } from '../../ledger/conflict';
import { entries } from './entries';
import { ledger, wholeNumber } from './ledger';

/** Places, each under both sides' names. Two places are never made one. */
export const places = ledger.table(
  'places',
  {
    id: text('id').notNull(),
    position: wholeNumber('position')
      .notNull()
      .references(() => entries.position),
    conflict: text('conflict').notNull(),
    kind: text('kind').notNull(),
    names: jsonb('names').$type<Place['names']>().notNull(),
    note: text('note'),
  },
  (table) => [primaryKey({ columns: [table.id, table.position] })],
);
