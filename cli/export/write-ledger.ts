import type { Database } from '@/db/client';
import { writeLog, writeReleaseZip } from '@/db/log-file';
import { getReleaseZip } from '@/db/queries/get-release-zip';
import { walkEntries } from '@/db/queries/list-entries';
import { parseRecord } from '@/ledger/record';
import { Failure } from '../failure';

async function exportRelease(db: Database, folder: string, position: number, name: string) {
  const zip = await getReleaseZip(db, position, name);
  if (!zip) {
    throw new Failure(
      'refused',
      `The zip of release ${name} is missing in the database.`,
      'See what else is: casualty-ledger verify',
    );
  }
  await writeReleaseZip(folder, name, zip);
}

/**
 * Writes the ledger up to a position as its log, and the zips of its releases beside it.
 * @param folder an empty one
 * @param onWritten is told the position up to which it is written
 */
export async function writeLedger(
  db: Database,
  folder: string,
  upTo: number,
  onWritten: (position: number) => void,
): Promise<void> {
  for await (const batch of walkEntries(db, { after: 0, upTo })) {
    await writeLog(
      folder,
      batch.map((row) => parseRecord(row.record).entry),
    );
    for (const { kind, subject } of batch) {
      if (kind === 'release') await exportRelease(db, folder, upTo, subject);
    }
    onWritten(batch.at(-1)?.position ?? upTo);
  }
}
