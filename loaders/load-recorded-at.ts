import { cacheByPosition } from '@/db/cache-by-position';
import type { Database } from '@/db/client';
import { getRecordedAt } from '@/db/queries/get-recorded-at';

/** When the entry of a position was recorded; null before the first. Kept by position. */
export const loadRecordedDate = cacheByPosition('recorded-at', getRecordedAt);

/** The same in words of ISO 8601 (UTC). */
export async function loadRecordedAt(db: Database, position: number): Promise<string | null> {
  const recorded = await loadRecordedDate(db, position);
  return recorded?.toISOString().replace('.000Z', 'Z') ?? null;
}
