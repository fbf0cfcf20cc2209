import { asc, eq, lte } from 'drizzle-orm';
import type { ReleaseBody } from '@/ledger/release/release-body';
import type { Database } from '../client';
import { entries } from '../schema/entries';
import { releases } from '../schema/releases';

/**
 * A release: what it freezes, its checksums, and its own entry. `fingerprint` is the one at `upto`,
 * `entry_fingerprint` that of the release's entry.
 */
export type Release = ReleaseBody & {
  position: number;
  recorded_at: Date;
  recorded_by: string;
  why: string;
  entry_fingerprint: string;
};

/** Every release up to a position, the oldest first. */
export async function listReleases(db: Database, position: number): Promise<Release[]> {
  return db
    .select({
      position: releases.position,
      name: releases.name,
      upto: releases.upto,
      fingerprint: releases.fingerprint,
      origin: releases.origin,
      notes: releases.notes,
      zip: releases.zip,
      files: releases.files,
      recorded_at: entries.recorded_at,
      recorded_by: entries.recorded_by,
      why: entries.why,
      entry_fingerprint: entries.fingerprint,
    })
    .from(releases)
    .innerJoin(entries, eq(entries.position, releases.position))
    .where(lte(releases.position, position))
    .orderBy(asc(releases.position));
}
