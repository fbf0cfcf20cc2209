import type { Entry } from '@/ledger/entry';
import { canonicalRecord } from '@/ledger/fingerprint';

/** A field with another value than before. */
export type ChangedField = { field: string; from: unknown; to: unknown };

/** Fields that every version has anew: they are not a change of what is said. */
const OF_THE_VERSION = new Set(['version', 'change']);

/** What a further version says otherwise than the one before, field by field. */
export function listChangedFields(
  before: Entry['body'],
  after: Record<string, unknown>,
): ChangedField[] {
  const old: Record<string, unknown> = before;
  return Object.entries(after)
    .filter(([field, to]) => {
      if (OF_THE_VERSION.has(field)) return false;
      return canonicalRecord([old[field]]) !== canonicalRecord([to]);
    })
    .map(([field, to]) => ({ field, from: old[field], to }));
}
