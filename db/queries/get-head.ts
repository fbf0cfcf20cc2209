import { desc, lte } from 'drizzle-orm';
import type { Database } from '../client';
import { perDatabase } from '../per-database';
import { entries } from '../schema/entries';

export type LedgerHead = { position: number; fingerprint: string; recorded_at: Date };

const select = (db: Database, upTo?: number) =>
  db
    .select({
      position: entries.position,
      fingerprint: entries.fingerprint,
      recorded_at: entries.recorded_at,
    })
    .from(entries)
    .where(upTo === undefined ? undefined : lte(entries.position, upTo))
    .orderBy(desc(entries.position))
    .limit(1);

const newestOf = perDatabase((db) => select(db).prepare('head'));

/**
 * The newest entry, or null where there is none.
 * @param upTo the last position to look at; all of the ledger where it is not given
 */
export async function getHead(db: Database, upTo?: number): Promise<LedgerHead | null> {
  const [row] = await (upTo === undefined ? newestOf(db).execute() : select(db, upTo));
  return row ?? null;
}
