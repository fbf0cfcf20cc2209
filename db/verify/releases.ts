import { asc, eq, notExists } from 'drizzle-orm';
import type { Entry } from '@/ledger/entry';
import { checksumOf } from '@/ledger/release/checksum';
import type { ReleaseBody } from '@/ledger/release/release-body';
import { unzipFiles } from '@/ledger/release/zip';
import type { Head } from '../append/append';
import type { Database } from '../client';
import { releaseZips } from '../schema/release-zips';
import { releases } from '../schema/releases';
import { type Difference, isSame } from './difference';

type Found = Omit<Difference, 'position' | 'table' | 'key'>;

/** The zip against its own checksum, then each file in it: the record names them all. */
function checkZip(zip: Buffer, body: ReleaseBody): Found | null {
  const whole = checksumOf(zip);
  if (!isSame(whole, body.zip)) {
    const words = 'The zip is not the one that was released.';
    return { column: 'zip', stored: whole, expected: body.zip, words };
  }
  const files = unzipFiles(zip).map(({ path, data }) => ({ path, ...checksumOf(data) }));
  if (isSame(files, body.files)) return null;
  const words = 'The files in the zip are not those that its record names.';
  return { column: 'zip', stored: files, expected: body.files, words };
}

/**
 * Recomputes a release: that it freezes what stands before it, and every checksum.
 * @param before the entry before it
 * @returns null where all agrees, and for entries of other kinds
 */
export async function checkReleaseEntry(
  db: Database,
  entry: Entry,
  before: Head,
): Promise<Difference | null> {
  if (entry.kind !== 'release') return null;
  const { position, body } = entry;
  const key = `position ${position}, release ${body.name}`;
  const frozen = { position: body.upto, fingerprint: body.fingerprint };
  if (!isSame(frozen, before)) {
    const words =
      'The release was made of another ledger than the one before it: entries were rewritten.';
    const stored = { column: 'record', stored: before, expected: frozen };
    return { position, table: 'entries', key, ...stored, words };
  }
  const [row] = await db
    .select({ zip: releaseZips.zip })
    .from(releaseZips)
    .where(eq(releaseZips.position, position));
  const found = row
    ? checkZip(row.zip, body)
    : { column: null, stored: null, expected: body.zip, words: 'The zip is missing.' };
  return found && { position, table: 'release_zips', key, ...found };
}

/** The first zip that belongs to no release. */
export async function findStrayZip(db: Database): Promise<Difference | null> {
  const own = db.select().from(releases).where(eq(releases.position, releaseZips.position));
  const [row] = await db
    .select({ position: releaseZips.position })
    .from(releaseZips)
    .where(notExists(own))
    .orderBy(asc(releaseZips.position))
    .limit(1);
  if (!row) return null;
  const { position } = row;
  const nothing = { column: null, stored: 'a zip', expected: null };
  const words = 'The zip belongs to no release.';
  return { position, table: 'release_zips', key: `position ${position}`, ...nothing, words };
}
