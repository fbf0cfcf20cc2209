import { canonicalRecord, fingerprint } from '@/ledger/fingerprint';
import { type EntryRecord, parseRecord } from '@/ledger/record';
import { toEntryColumns } from '../append/rows';
import type { StoredEntry } from '../queries/list-entries';
import { type Difference, isSame } from './difference';

function differ(
  row: StoredEntry,
  column: keyof StoredEntry,
  expected: unknown,
  words: string,
): Difference {
  const { position } = row;
  const key = `position ${position}, subject ${row.subject}`;
  return { position, table: 'entries', key, column, stored: row[column], expected, words };
}

/** What an entry stores, or null where the text is not a record: not JSON, or not its canonical form. */
export function readRecord(row: StoredEntry): EntryRecord | null {
  try {
    const parsed = parseRecord(row.record);
    return canonicalRecord(JSON.parse(row.record)) === row.record ? parsed : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function findChangedColumn(row: StoredEntry, { entry }: EntryRecord): Difference | null {
  const expected = toEntryColumns(entry);
  for (const column of Object.keys(expected) as (keyof typeof expected)[]) {
    if (isSame(row[column], expected[column])) continue;
    return differ(row, column, expected[column], 'The column says another thing than the record.');
  }
  return null;
}

/**
 * Checks an entry by itself and against its predecessor.
 * @param before position and fingerprint of the entry before it
 * @returns its record, or what differs
 */
export function checkEntry(
  row: StoredEntry,
  before: { position: number; fingerprint: string },
): { record: EntryRecord } | { difference: Difference } {
  if (row.position !== before.position + 1) {
    const position = before.position + 1;
    const words = `The entry is missing: position ${row.position} follows ${before.position}.`;
    const key = `position ${position}`;
    const nothing = { column: null, stored: null, expected: key };
    return { difference: { position, table: 'entries', key, ...nothing, words } };
  }
  if (row.previous !== before.fingerprint) {
    const words = 'It is not chained to the fingerprint of the entry before it.';
    return { difference: differ(row, 'previous', before.fingerprint, words) };
  }
  const recomputed = fingerprint(row.previous, row.record);
  if (row.fingerprint !== recomputed) {
    const words = 'Its record does not give its fingerprint: one of the two was changed.';
    return { difference: differ(row, 'fingerprint', recomputed, words) };
  }
  const record = readRecord(row);
  if (!record) {
    const words = 'The record is not canonical JSON (RFC 8785).';
    return { difference: differ(row, 'record', 'canonical JSON', words) };
  }
  const difference = findChangedColumn(row, record);
  return difference ? { difference } : { record };
}
