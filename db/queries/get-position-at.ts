import { lte, max } from 'drizzle-orm';
import type { Database } from '../client';
import { entries } from '../schema/entries';

/**
 * The newest position that had been recorded by a moment; null where none had. Times only ascend: the
 * database refuses an entry that is recorded before its predecessor.
 */
export async function getPositionAt(db: Database, moment: Date): Promise<number | null> {
  const [row] = await db
    .select({ position: max(entries.position) })
    .from(entries)
    .where(lte(entries.recorded_at, moment));
  return row?.position ?? null;
}
