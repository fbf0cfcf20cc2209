import { entrySchema } from '../../figures/entry';
import { GENESIS } from '../../figures/fingerprint';
import type { Head } from '../append/append';
import type { Database } from '../client';
import { getHead } from '../queries/get-head';
import { type StoredEntry, walkEntries } from '../queries/list-entries';
import type { Difference } from './difference';
import { checkEntry, readRecord } from './entry';
import { checkReleaseEntry, findStrayZip } from './releases';
import { compareRows, findStray, type Rows, readRows } from './rows';

export type Verified = { head: Head; rows: number; difference: Difference | null };

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
  const isWhole = record !== null && entrySchema.safeParse(record.entry).success;
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

/**
 * Recomputes a ledger: every fingerprint and the chain, every row beside the entries from their
 * records, and every checksum of every release. Reads one snapshot, batch after batch, and stops at the first difference.
 * @param known heads that the ledger must have had
 * @param onVerified is told the position up to which all agrees
 */
export async function verifyLedger(
  db: Database,
  known: KnownHead[],
  onVerified: (position: number) => void,
): Promise<Verified> {
  return db.transaction(
    async (snapshot) => {
      const upTo = (await getHead(snapshot))?.position ?? 0;
      let head: Head = { position: 0, fingerprint: GENESIS };
      let rows = 0;
      const found = (difference: Difference): Verified => ({ head, rows, difference });

      for await (const batch of walkEntries(snapshot, { after: 0, upTo })) {
        const last = batch.at(-1)?.position ?? head.position;
        const stored = await readRows(snapshot, head.position, last);
        for (const row of batch) {
          const checked = checkEntry(row, head);
          if ('difference' in checked) {
            return found(await findField(snapshot, row, stored, checked.difference));
          }
          const difference =
            (await compareRows(snapshot, checked.record, stored)) ??
            (await checkReleaseEntry(snapshot, checked.record.entry, head));
          if (difference) return found(difference);
          head = { position: row.position, fingerprint: row.fingerprint };
          for (const one of known.filter(({ position }) => position === head.position)) {
            const rewritten = compareHead(one, head);
            if (rewritten) return found(rewritten);
          }
          onVerified(head.position);
        }
        for (const list of stored.values()) rows += list.length;
      }
      const later = known.find(({ position }) => position > head.position);
      return {
        head,
        rows,
        difference: later
          ? compareHead(later, head)
          : ((await findStray(snapshot)) ?? (await findStrayZip(snapshot))),
      };
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}
