import type { Entry } from '@/ledger/entry';
import { checksumOf } from '@/ledger/release/checksum';
import type { ReleaseBody } from '@/ledger/release/release-body';
import type { Database } from '../client';
import { releaseZips } from '../schema/release-zips';
import type { Head } from './append';

/** Gives the bytes of a release that is being appended. @throws Error where they are not to be had */
export type ZipOf = (release: ReleaseBody) => Promise<Uint8Array>;

export const noZips: ZipOf = async ({ name }) => {
  throw new Error(`the zip of release ${name} was not given`);
};

/**
 * Makes sure that a release freezes what stands right before it. Entries of other kinds pass.
 * @param head the ledger's end, which the release follows
 * @throws Error saying what it freezes instead
 */
export function checkRelease(head: Head, { kind, body }: Entry): void {
  if (kind !== 'release') return;
  if (body.upto === head.position && body.fingerprint === head.fingerprint) return;
  throw new Error(
    `the release is of position ${body.upto} (${body.fingerprint}), but the ledger ends at ${head.position} (${head.fingerprint})`,
  );
}

/**
 * Writes a release's zip, after its row. Entries of other kinds have none.
 * @throws Error where the bytes are not those that the record has the checksum of
 */
export async function insertZip(db: Database, entry: Entry, zipOf: ZipOf): Promise<void> {
  if (entry.kind !== 'release') return;
  const { body, position } = entry;
  const zip = await zipOf(body);
  const { bytes, sha256 } = checksumOf(zip);
  if (bytes !== body.zip.bytes || sha256 !== body.zip.sha256) {
    throw new Error(
      `the zip of release ${body.name} has ${bytes} bytes and SHA-256 ${sha256}; its record says ${body.zip.bytes} and ${body.zip.sha256}`,
    );
  }
  await db.insert(releaseZips).values({ position, zip: Buffer.from(zip) });
}
