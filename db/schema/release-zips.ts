import { customType } from 'drizzle-orm/pg-core';
import { ledger, wholeNumber } from './ledger';
import { releases } from './releases';

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** The bytes of each release, as they are downloaded. Their checksum stands in the release's record. */
export const releaseZips = ledger.table('release_zips', {
  position: wholeNumber('position')
    .primaryKey()
    .references(() => releases.position),
  zip: bytea('zip').notNull(),
});
