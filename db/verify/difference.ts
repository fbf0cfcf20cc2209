import { canonicalRecord } from '@/ledger/fingerprint';

/** Something stored that is not what it must be. The first one of a ledger is what `verify` names. */
export type Difference = {
  /** The entry that it belongs to. */
  position: number;
  table: string;
  /** The row, by its primary key: "figure Z35Z0V8, version 2". */
  key: string;
  /** Null where the whole row is missing, or should not be there. */
  column: string | null;
  stored: unknown;
  expected: unknown;
  /** What that means, in a sentence. */
  words: string;
};

/** Compares two values as JSON; what a row leaves out is null in the database. */
export function isSame(stored: unknown, expected: unknown): boolean {
  const text = (value: unknown) => canonicalRecord([value === undefined ? null : value]);
  return text(stored) === text(expected);
}
