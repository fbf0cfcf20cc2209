import { index, text } from 'drizzle-orm/pg-core';
import { RELATIONS } from '../../ledger/vocabulary';
import { entries } from './entries';
import { figures } from './figures';
import { ledger, oneOf, wholeNumber } from './ledger';

/** How figures stand to each other: `figure` stands in `relation` to `other`. */
export const relations = ledger.table(
  'relations',
  {
    position: wholeNumber('position')
      .primaryKey()
      .references(() => entries.position),
    figure: text('figure')
      .notNull()
      .references(() => figures.id),
    relation: text('relation', { enum: RELATIONS }).notNull(),
    other: text('other')
      .notNull()
      .references(() => figures.id),
    note: text('note'),
  },
  (table) => [
    oneOf('relations_relation', table.relation, RELATIONS),
    index('relations_figure').on(table.figure),
    index('relations_other').on(table.other),
  ],
);
