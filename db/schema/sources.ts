import { boolean, integer, jsonb, primaryKey, text } from 'drizzle-orm/pg-core';
import type { CitedWork } from '../../ledger/source-description';
import { DOCUMENT_KINDS, INFERABLE, READINGS } from '../../ledger/vocabulary';
import { entries } from './entries';
import { ledger, oneOf, wholeNumber } from './ledger';

/** Documents, each in its states: a page whose wording changed is several. Dates are EDTF; null is unknown. */
export const sources = ledger.table(
  'sources',
  {
    id: text('id').notNull(),
    state: integer('state').notNull(),
    position: wholeNumber('position')
      .notNull()
      .references(() => entries.position),
    publisher: text('publisher').notNull(),
    title: text('title').notNull(),
    author: text('author'),
    date: text('date'),
    url: text('url'),
    archived_url: text('archived_url'),
    accessed: text('accessed'),
    licence: text('licence'),
    language: text('language').notNull(),
    read_as: text('read_as', { enum: READINGS }).notNull(),
    identified_from_wording: boolean('identified_from_wording').notNull(),
    note: text('note'),
    document: text('document', { enum: DOCUMENT_KINDS }),
    agency: text('agency'),
    inferred: text('inferred', { enum: INFERABLE }).array(),
    cite_with: jsonb('cite_with').$type<CitedWork[]>(),
  },
  (table) => [
    primaryKey({ columns: [table.id, table.state, table.position] }),
    oneOf('sources_read_as', table.read_as, READINGS),
    oneOf('sources_document', table.document, DOCUMENT_KINDS),
  ],
);
