import { jsonb, text, unique } from 'drizzle-orm/pg-core';
import type { ImportBody } from '../../ledger/import-body';
import { DATASET_FORMATS } from '../../ledger/vocabulary';
import { entries } from './entries';
import { ledger, oneOf, wholeNumber } from './ledger';

/** One version of a dataset, as it was imported: what it is, and the counts and checksums of its files. */
export const imports = ledger.table(
  'imports',
  {
    position: wholeNumber('position')
      .primaryKey()
      .references(() => entries.position),
    dataset: text('dataset').notNull(),
    version: text('version').notNull(),
    title: text('title').notNull(),
    publisher: text('publisher').notNull(),
    format: text('format', { enum: DATASET_FORMATS }).notNull(),
    licence: text('licence').notNull(),
    source: text('source').notNull(),
    citation: text('citation').notNull(),
    csv: jsonb('csv').$type<ImportBody['csv']>().notNull(),
    tables: jsonb('tables').$type<ImportBody['tables']>().notNull(),
  },
  (table) => [
    unique('imports_dataset_version').on(table.dataset, table.version),
    oneOf('imports_format', table.format, DATASET_FORMATS),
  ],
);
