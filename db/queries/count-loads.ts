import { count } from 'drizzle-orm';
import type { Database } from '../client';
import { loads } from '../schema/loads';

/**
 * How many imported versions have their rows in this database now: no load is ever taken away, so the
 * same number says that the rows are the same. The ledger says nothing of them.
 */
export async function countLoads(db: Database): Promise<number> {
  const [row] = await db.select({ loads: count() }).from(loads);
  if (!row) throw new Error('a count has no row');
  return row.loads;
}
