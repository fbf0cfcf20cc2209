import { date, jsonb, primaryKey, text } from 'drizzle-orm/pg-core';
import type { SourceRef } from '../../ledger/conflict';
import { entries } from './entries';
import { ledger, wholeNumber } from './ledger';

/** Dated events of the timeline, each with its sources. */
export const events = ledger.table(
  'events',
  {
    id: text('id').notNull(),
    position: wholeNumber('position')
      .notNull()
      .references(() => entries.position),
    conflict: text('conflict').notNull(),
    phase: text('phase'),
    date: text('date').notNull(),
    date_start: date('date_start', { mode: 'string' }),
    date_end: date('date_end', { mode: 'string' }),
    title: text('title').notNull(),
    places: text('places').array().notNull(),
    sources: jsonb('sources').$type<SourceRef[]>().notNull(),
    note: text('note'),
  },
  (table) => [primaryKey({ columns: [table.id, table.position] })],
);
