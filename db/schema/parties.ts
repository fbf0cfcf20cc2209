import { primaryKey, text } from 'drizzle-orm/pg-core';
import { PARTY_KINDS } from '../../ledger/vocabulary';
import { entries } from './entries';
import { ledger, oneOf, wholeNumber } from './ledger';

/** The sides of conflicts, and the answers that sources give instead of one ("not stated", "both sides"). */
export const parties = ledger.table(
  'parties',
  {
    id: text('id').notNull(),
    position: wholeNumber('position')
      .notNull()
      .references(() => entries.position),
    name: text('name').notNull(),
    kind: text('kind', { enum: PARTY_KINDS }).notNull(),
    side: text('side'),
    members: text('members').array().notNull(),
    note: text('note'),
  },
  (table) => [
    primaryKey({ columns: [table.id, table.position] }),
    oneOf('parties_kind', table.kind, PARTY_KINDS),
  ],
);
