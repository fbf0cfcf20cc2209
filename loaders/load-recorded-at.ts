import type { Database } from '@/db/client';
import { getRecordedAt } from '@/db/queries/get-recorded-at';

/** When the entry of a position was recorded (UTC, ISO 8601); null before the first. */
export async function loadRecordedAt(db: Database, position: number): Promise<string | null> {
  const recorded = await getRecordedAt(db, position);
  return recorded?.toISOString().replace('.000Z', 'Z') ?? null;
}
