import { and, desc, eq } from 'drizzle-orm';
import type { Entry, EntryKind } from '@/ledger/entry';
import { parseRecord } from '@/ledger/record';
import type { Database } from '../client';
import { entries } from '../schema/entries';

/**
 * The newest entry that says what something is: the newest version of a figure, the row in force of
 * a claimant, a state of a source. Null where the ledger does not hold it.
 * @param state for sources alone: which state
 */
export async function getNewestEntry(
  db: Database,
  kind: EntryKind,
  id: string,
  state: number | null = null,
): Promise<Entry | null> {
  const rows = await db
    .select({ record: entries.record })
    .from(entries)
    .where(and(eq(entries.kind, kind), eq(entries.subject, id)))
    .orderBy(desc(entries.position));
  const found = rows
    .map((row) => parseRecord(row.record).entry)
    .find((entry) => entry.kind !== 'source' || entry.body.state === state);
  return found ?? null;
}
