import { date, primaryKey, text } from 'drizzle-orm/pg-core';
import { entries } from './entries';
import { ledger, wholeNumber } from './ledger';

/** Bounded parts of a conflict. Periods are EDTF with the outer range derived; an unknown end is null. */
export const phases = ledger.table(
  'phases',
  {
    id: text('id').notNull(),
    position: wholeNumber('position')
      .notNull()
      .references(() => entries.position),
    conflict: text('conflict').notNull(),
    name: text('name').notNull(),
    period: text('period').notNull(),
    period_start: date('period_start', { mode: 'string' }),
    period_end: date('period_end', { mode: 'string' }),
    part_of: text('part_of'),
    note: text('note'),
  },
  (table) => [primaryKey({ columns: [table.id, table.position] })],
);
