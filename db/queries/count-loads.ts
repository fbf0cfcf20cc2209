import { count } from 'drizzle-orm';
import type { Database } from '../client';
import { perDatabase } from '../per-database';
import { loads } from '../schema/loads';

const statementOf = perDatabase((db) =>
  db.select({ loads: count() }).from(loads).prepare('count-loads'),
);

/**
 * How many imported versions have their rows in this database now: no load is ever taken away, so the
 * same number says that the rows are the same. The ledger says nothing of them.
 */
export async function countLoads(db: Database): Promise<number> {
  const [row] = await statementOf(db).execute();
  if (!row) throw new Error('a count has no row');
  return row.loads;
}
