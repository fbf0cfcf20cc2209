import { desc } from 'drizzle-orm';
import type { Database } from '../client';
import { entries } from '../schema/entries';

export type LedgerHead = { position: number; fingerprint: string; recorded_at: Date };

/** The newest entry, or null where the ledger is empty. */
export async function getHead(db: Database): Promise<LedgerHead | null> {
  const [row] = await db
    .select({
      position: entries.position,
      fingerprint: entries.fingerprint,
      recorded_at: entries.recorded_at,
    })
    .from(entries)
    .orderBy(desc(entries.position))
    .limit(1);
  return row ?? null;
}
