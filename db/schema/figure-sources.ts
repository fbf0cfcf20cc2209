import { foreignKey, index, integer, primaryKey, text } from 'drizzle-orm/pg-core';
import { entries } from './entries';
import { figureVersions } from './figure-versions';
import { ledger, wholeNumber } from './ledger';

/** The documents, each in one state, that attest a version of a figure; `place` 1 is to be cited first. */
export const figureSources = ledger.table(
  'figure_sources',
  {
    figure: text('figure').notNull(),
    version: integer('version').notNull(),
    place: integer('place').notNull(),
    position: wholeNumber('position')
      .notNull()
      .references(() => entries.position),
    source: text('source').notNull(),
    state: integer('state').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.figure, table.version, table.place] }),
    foreignKey({
      columns: [table.figure, table.version],
      foreignColumns: [figureVersions.figure, figureVersions.version],
    }),
    index('figure_sources_source').on(table.source),
  ],
);
