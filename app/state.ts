import { findUnstorable } from '@/ledger/text';

/** Which state of the ledger a page shows: the newest that concerns it, or one that was asked for. */
export type State = { mode: 'live' | 'pinned'; position: number };

/**
 * Reads the segment of an internal path that names the state: `live-12` or `at-12`.
 * @throws Error for anything else; the HTTP front writes no other
 */
export function parseState(segment: string): State {
  const found = /^(live|at)-(\d{1,16})$/.exec(segment);
  const position = Number(found?.[2]);
  if (!found || !Number.isSafeInteger(position)) throw new Error(`"${segment}" names no state`);
  return { mode: found[1] === 'live' ? 'live' : 'pinned', position };
}

/** What a reader typed into the search form, or null where it is not there or cannot be read. */
export function parseSearch(value: string | string[] | undefined): string | null {
  if (typeof value !== 'string' || findUnstorable(value) !== null) return null;
  return value.trim().slice(0, 200);
}
