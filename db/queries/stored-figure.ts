import { inArray } from 'drizzle-orm';
import { entries } from '../schema/entries';

/** What `toStoredFigure` reads of an entry. */
export const STORED_COLUMNS = {
  record: entries.record,
  fingerprint: entries.fingerprint,
  previous: entries.previous,
} as const;

/** Entries that hold a state of a figure: its versions, and its tombstone. */
export const holdsFigure = inArray(entries.kind, ['figure', 'withdrawal']);
