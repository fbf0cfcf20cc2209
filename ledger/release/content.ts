import type { Entry } from '../entry';
import type { StoredFigure } from '../figure';

/** A release before it is packed: all of it comes from stored records, and nothing from a clock. */
export type ReleaseContent = {
  name: string;
  /** The position that it freezes, and the whole fingerprint there. */
  upto: number;
  fingerprint: string;
  /** The public origin of its permalinks, without a slash at its end. */
  origin: string;
  notes: string | null;
  /** The day of the release (UTC), as ISO 8601. */
  released: string;
  /** Every figure in force at that position, ordered by id. */
  current: readonly StoredFigure[];
  /** Every version and tombstone up to it, ordered by id, then by position. */
  versions: readonly StoredFigure[];
  /** Every entry up to it. */
  log: readonly Entry[];
};

/** The address of a release's page. */
export function releaseAddress({ origin, name }: Pick<ReleaseContent, 'origin' | 'name'>): string {
  return `${origin}/releases/${name}`;
}

/** What a release is called wherever it is named. */
export function releaseTitle({ name }: Pick<ReleaseContent, 'name'>): string {
  return `Casualty Ledger, release ${name}`;
}
