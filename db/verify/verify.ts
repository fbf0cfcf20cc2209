import { storedEntrySchema } from '@/ledger/entry';
import { GENESIS } from '@/ledger/fingerprint';
import type { Head } from '../append/append';
import type { Database } from '../client';
import { getHead } from '../queries/get-head';
import { type StoredEntry, walkEntries } from '../queries/list-entries';
import type { Difference } from './difference';
import { checkEntry, readRecord } from './entry';
import { type Flag, listFlags } from './flag';
import { checkReleaseEntry, findStrayZip } from './releases';
import { compareRows, findStray, type Rows, readRows } from './rows';

export type Verified = {
  head: Head;
  rows: number;
  /** What agrees and yet would be refused today: kept, and told. */
  flags: Flag[];
  difference: Difference | null;
};

/** A head that was published or noted: the short form of a fingerprint is enough. */
export type KnownHead = { position: number; fingerprint: string };

function compareHead(known: KnownHead, found: Head): Difference | null {
  const { position } = known;
  if (found.position === position && found.fingerprint.startsWith(known.fingerprint)) return null;
  return {
    position,
    table: 'entries',
    key: `position ${position}`,
    column: 'fingerprint',
    stored: found.position === position ? found.fingerprint : null,
    expected: known.fingerprint,
    words:
      found.position === position
        ? 'The chain holds in itself, but it is another one than was published: entries were rewritten.'
        : `The ledger ends at position ${found.position}: entries were taken away.`,
  };
}

/**
 * Where a record was changed, the rows beside it may still say what it said.
 * @returns the difference, with the field in its words where one can be told
 */
async function findField(
  db: Database,
  row: StoredEntry,
  stored: Rows,
  difference: Difference,
): Promise<Difference> {
  const record = difference.column === 'fingerprint' ? readRecord(row) : null;
  const isWhole = record !== null && storedEntrySchema.safeParse(record.entry).success;
  const field = isWhole ? await compareRows(db, record, stored) : null;
  if (!field) return difference;
  const { table, key, column, stored: beside, expected } = field;
  const values =
    column === null
      ? ''
      : `, column ${column}: ${JSON.stringify(beside)} there, ${JSON.stringify(expected)} in the record`;
  return {
    ...difference,
    words: `${difference.words} It differs from ${table} (${key})${values}.`,
  };
}

/** All that can be said of one entry, given the one before it. What is odd in it is added to `flags`. */
async function findDifference(
  db: Database,
  row: StoredEntry,
  before: Head,
  { stored, known, flags }: { stored: Rows; known: KnownHead[]; flags: Flag[] },
): Promise<Difference | null> {
  const checked = checkEntry(row, before);
  if ('difference' in checked) return findField(db, row, stored, checked.difference);
  flags.push(...listFlags(checked.record.entry));
  const { record } = checked;
  const difference =
    (await compareRows(db, record, stored)) ?? (await checkReleaseEntry(db, record.entry, before));
  if (difference) return difference;
  const rewritten = known
    .filter(({ position }) => position === row.position)
    .map((one) => compareHead(one, row));
  return rewritten.find((one) => one !== null) ?? null;
}

/** What does not show on the way from entry to entry: what should not be there, or is not any more. */
async function findAtEnd(db: Database, head: Head, known: KnownHead[]): Promise<Difference | null> {
  const later = known.find(({ position }) => position > head.position);
  if (later) return compareHead(later, head);
  return (await findStray(db)) ?? (await findStrayZip(db));
}

/**
 * Recomputes a ledger: every fingerprint and the chain, every row beside the entries from their
 * records, and every checksum of every release. Reads one snapshot, batch after batch, and stops at
 * the first difference.
 * @param known heads that the ledger must have had
 * @param onVerified is told the position up to which all agrees
 */
export async function verifyLedger(
  db: Database,
  known: KnownHead[],
  onVerified: (position: number) => void,
): Promise<Verified> {
  const verify = async (snapshot: Database): Promise<Verified> => {
    const upTo = (await getHead(snapshot))?.position ?? 0;
    let head: Head = { position: 0, fingerprint: GENESIS };
    let rows = 0;
    const flags: Flag[] = [];
    for await (const batch of walkEntries(snapshot, { after: 0, upTo })) {
      const last = batch.at(-1)?.position ?? head.position;
      const stored = await readRows(snapshot, head.position, last);
      for (const row of batch) {
        const difference = await findDifference(snapshot, row, head, { stored, known, flags });
        if (difference) return { head, rows, flags, difference };
        head = { position: row.position, fingerprint: row.fingerprint };
        onVerified(head.position);
      }
      for (const list of stored.values()) rows += list.length;
    }
    return { head, rows, flags, difference: await findAtEnd(snapshot, head, known) };
  };
  return db.transaction(verify, { isolationLevel: 'repeatable read', accessMode: 'read only' });
}
