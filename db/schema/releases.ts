import { jsonb, text } from 'drizzle-orm/pg-core';
import type { ReleaseBody } from '../../ledger/release/release-body';
import { entries } from './entries';
import { ledger, wholeNumber } from './ledger';

/** Named positions of the ledger, each with the checksums of its zip and of the files in it. */
export const releases = ledger.table('releases', {
  position: wholeNumber('position')
    .primaryKey()
    .references(() => entries.position),
  name: text('name').notNull().unique(),
  upto: wholeNumber('upto').notNull(),
  fingerprint: text('fingerprint').notNull(),
  origin: text('origin').notNull(),
  notes: text('notes'),
  zip: jsonb('zip').$type<ReleaseBody['zip']>().notNull(),
  files: jsonb('files').$type<ReleaseBody['files']>().notNull(),
});
