import { doublePrecision, integer, timestamp } from 'drizzle-orm/pg-core';
import { datasets } from './datasets';
import { imports } from './imports';
import { wholeNumber } from './ledger';

/**
 * The rows of an imported version are in this database, under the number `load`. A ledger that was
 * replayed from a log has the import without the rows, until the same file is imported again.
 * `cell_degrees` is the width of the squares that `place_sums` counts in.
 */
export const loads = datasets.table('loads', {
  load: integer('load').primaryKey(),
  position: wholeNumber('position')
    .notNull()
    .unique()
    .references(() => imports.position),
  loaded_at: timestamp('loaded_at', { withTimezone: true, precision: 0 }).notNull(),
  cell_degrees: doublePrecision('cell_degrees'),
});
