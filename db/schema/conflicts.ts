import { integer, jsonb, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Conflict } from '../../ledger/conflict';
import { entries } from './entries';
import { ledger, wholeNumber } from './ledger';

/** Conflicts. `id` never changes; a new `slug` keeps the old ones in `former_slugs`, which redirect. */
export const conflicts = ledger.table(
  'conflicts',
  {
    id: text('id').notNull(),
    position: wholeNumber('position')
      .notNull()
      .references(() => entries.position),
    slug: text('slug').notNull(),
    former_slugs: text('former_slugs').array().notNull(),
    name: text('name').notNull(),
    names: jsonb('names').$type<Conflict['names']>().notNull(),
    summary: text('summary').notNull(),
    parties: text('parties').array().notNull(),
    sides: jsonb('sides').$type<Conflict['sides']>().notNull(),
    ucdp_conflict_ids: integer('ucdp_conflict_ids').array().notNull(),
  },
  (table) => [primaryKey({ columns: [table.id, table.position] })],
);
