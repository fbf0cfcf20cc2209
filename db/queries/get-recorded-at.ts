import { eq } from 'drizzle-orm';
import type { Database } from '../client';
import { entries } from '../schema/entries';

/** When the entry at a position was recorded; null where there is no such entry. */
export async function getRecordedAt(db: Database, position: number): Promise<Date | null> {
  const [row] = await db
    .select({ recorded_at: entries.recorded_at })
    .from(entries)
    .where(eq(entries.position, position));
  return row?.recorded_at ?? null;
}
