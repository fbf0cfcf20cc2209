import { index, integer, text } from 'drizzle-orm/pg-core';
import { datasets } from './datasets';
import { wholeNumber } from './ledger';

/** What a name in a dataset names. */
export const NAME_KINDS = ['conflict', 'dyad', 'side', 'country'] as const;

/** Names as published, with the number of rows that carry each: one id may have several. */
export const datasetNames = datasets.table(
  'names',
  {
    load: integer('load').notNull(),
    kind: text('kind', { enum: NAME_KINDS }).notNull(),
    id: integer('id').notNull(),
    name: text('name').notNull(),
    rows: wholeNumber('rows').notNull(),
  },
  (table) => [index('names_load').on(table.load, table.kind, table.id)],
);
