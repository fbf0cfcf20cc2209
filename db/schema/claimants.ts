import { primaryKey, text } from 'drizzle-orm/pg-core';
import { CLAIMANT_KINDS } from '../../ledger/vocabulary';
import { entries } from './entries';
import { ledger, oneOf, wholeNumber } from './ledger';

/** Who asserts numbers, with the party where there is one. */
export const claimants = ledger.table(
  'claimants',
  {
    id: text('id').notNull(),
    position: wholeNumber('position')
      .notNull()
      .references(() => entries.position),
    name: text('name').notNull(),
    kind: text('kind', { enum: CLAIMANT_KINDS }).notNull(),
    party: text('party'),
    note: text('note'),
  },
  (table) => [
    primaryKey({ columns: [table.id, table.position] }),
    oneOf('claimants_kind', table.kind, CLAIMANT_KINDS),
  ],
);
