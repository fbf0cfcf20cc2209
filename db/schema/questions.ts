import { integer, primaryKey, text } from 'drizzle-orm/pg-core';
import { entries } from './entries';
import { ledger, wholeNumber } from './ledger';

/** Editorial records: what was counted. `affected` and `counted` are null where each figure states its own. */
export const questions = ledger.table(
  'questions',
  {
    id: text('id').notNull(),
    position: wholeNumber('position')
      .notNull()
      .references(() => entries.position),
    conflict: text('conflict').notNull(),
    title: text('title').notNull(),
    measure: text('measure').notNull(),
    phase: text('phase'),
    event: text('event'),
    affected: text('affected'),
    counted: text('counted'),
    scope: text('scope'),
    ucdp_conflict_id: integer('ucdp_conflict_id'),
    note: text('note'),
  },
  (table) => [primaryKey({ columns: [table.id, table.position] })],
);
