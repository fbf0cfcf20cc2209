import { and, asc, inArray, lte, sql } from 'drizzle-orm';
import type { EntryKind } from '@/ledger/entry';
import { parseRecord } from '@/ledger/record';
import type { SealedEntry } from '@/ledger/record-correction';
import type { Database } from '../client';
import { entries } from '../schema/entries';

/** What is recorded anew under its own id; a figure has versions instead. */
const KINDS: EntryKind[] = [
  'measure',
  'party',
  'conflict',
  'phase',
  'place',
  'claimant',
  'source',
  'event',
  'question',
  'relation',
];

/**
 * Every entry, up to a position, about what was recorded anew with a reason: in the order of positions.
 * A relation stands under the figure that it starts from.
 */
export async function listRecordedAnew(db: Database, position: number): Promise<SealedEntry[]> {
  const again = db
    .select({ subject: entries.subject })
    .from(entries)
    .where(
      and(
        lte(entries.position, position),
        inArray(entries.kind, KINDS),
        sql`${entries.record}::jsonb ? 'change'`,
      ),
    );
  const rows = await db
    .select({ record: entries.record, fingerprint: entries.fingerprint })
    .from(entries)
    .where(
      and(
        lte(entries.position, position),
        inArray(entries.kind, KINDS),
        inArray(entries.subject, again),
      ),
    )
    .orderBy(asc(entries.position));
  return rows.map(({ record, fingerprint }) => ({ entry: parseRecord(record).entry, fingerprint }));
}
