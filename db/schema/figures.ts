import { date, index, text } from 'drizzle-orm/pg-core';
import { entries } from './entries';
import { ledger, wholeNumber } from './ledger';

/** What never changes of a figure: whose answer to which question, for which period. Ids are never reused. */
export const figures = ledger.table(
  'figures',
  {
    id: text('id').primaryKey(),
    position: wholeNumber('position')
      .notNull()
      .references(() => entries.position),
    conflict: text('conflict').notNull(),
    question: text('question').notNull(),
    claimant: text('claimant').notNull(),
    period: text('period').notNull(),
    period_start: date('period_start', { mode: 'string' }),
    period_end: date('period_end', { mode: 'string' }),
    period_precision: text('period_precision').notNull(),
  },
  (table) => [
    index('figures_conflict').on(table.conflict),
    index('figures_question').on(table.question),
    index('figures_claimant').on(table.claimant),
  ],
);
