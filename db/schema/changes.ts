import { primaryKey, text } from 'drizzle-orm/pg-core';
import { entries } from './entries';
import { ledger, wholeNumber } from './ledger';

/**
 * Which pages an entry changes: one row for each subject (`figure:A234569`, `question:…`,
 * `conflict:…`, `claimant:…`, `source:…`, or `*` for every page). What is cached is keyed by the
 * newest of these, so that a page is rendered again only when something that it shows has changed.
 */
export const changes = ledger.table(
  'changes',
  {
    subject: text('subject').notNull(),
    position: wholeNumber('position')
      .notNull()
      .references(() => entries.position),
  },
  (table) => [primaryKey({ columns: [table.subject, table.position] })],
);
