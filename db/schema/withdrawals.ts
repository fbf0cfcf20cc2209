import { text } from 'drizzle-orm/pg-core';
import { WITHDRAWAL_REASONS } from '../../ledger/vocabulary';
import { entries } from './entries';
import { figures } from './figures';
import { ledger, oneOf, wholeNumber } from './ledger';

/** Tombstones. A withdrawn figure keeps its last value, and says why it was withdrawn and what replaces it. */
export const withdrawals = ledger.table(
  'withdrawals',
  {
    figure: text('figure')
      .primaryKey()
      .references(() => figures.id),
    position: wholeNumber('position')
      .notNull()
      .references(() => entries.position),
    reason: text('reason', { enum: WITHDRAWAL_REASONS }).notNull(),
    words: text('words').notNull(),
    replacement: text('replacement').references(() => figures.id),
  },
  (table) => [oneOf('withdrawals_reason', table.reason, WITHDRAWAL_REASONS)],
);
