import { StaleReplica } from './cache-by-position';
import type { Database } from './client';
import { getHead } from './queries/get-head';
import { openDb, openShared } from './web';

/**
 * The newest position of the ledger, read from the database; 0 in an empty one. It never goes back in
 * one process.
 * @throws StaleReplica where the database stands below what was shown
 */
export async function readNewestPosition(db: Database = openDb()): Promise<number> {
  const shared = openShared();
  const shown = shared.newest;
  const head = await getHead(db);
  const position = head === null ? 0 : head.position;
  if (position < shown) throw new StaleReplica(shown);
  // Another query may have seen an append meanwhile: this answer was on its way then.
  shared.newest = Math.max(shared.newest, position);
  return shared.newest;
}

/** Where the database stands, and the newest position that this process has shown. */
export async function readStanding(): Promise<{ shown: number; position: number }> {
  const shared = openShared();
  const head = await getHead(openDb());
  const position = head === null ? 0 : head.position;
  return { shown: shared.newest, position };
}
