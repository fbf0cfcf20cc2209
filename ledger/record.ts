import type { Entry } from './entry';
import type { FigureVersion } from './figure';

/** What an entry stores, parsed: the entry as its log has it, and for a figure its resolved state. */
export type EntryRecord = { entry: Entry; figure: FigureVersion | null };

/**
 * Takes a stored record apart. What was stored was checked when it was appended, so it is trusted
 * here; `verify` looks at the text itself.
 * @param record canonical JSON, as the database keeps it
 */
export function parseRecord(record: string): EntryRecord {
  const { column_set: _set, figure = null, ...entry } = JSON.parse(record);
  return { entry, figure };
}
