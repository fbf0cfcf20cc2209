import { desc, lte } from 'drizzle-orm';
import type { Database } from '../client';
import { entries } from '../schema/entries';

export type LedgerHead = { position: number; fingerprint: string; recorded_at: Date };

/**
 * The newest entry, or null where there is none.
 * @param upTo the last position to look at; all of the ledger where it is not given
 */
export async function getHead(db: Database, upTo?: number): Promise<LedgerHead | null> {
  const [row] = await db
    .select({
      position: entries.position,
      fingerprint: entries.fingerprint,
      recorded_at: entries.recorded_at,
    })
    .from(entries)
    .where(upTo === undefined ? undefined : lte(entries.position, upTo))
    .orderBy(desc(entries.position))
    .limit(1);
  return row ?? null;
}
