import { eq, lte, max } from 'drizzle-orm';
import type { Database } from '../client';
import { changes } from '../schema/changes';
import { entries } from '../schema/entries';

/** When each subject last changed, up to a position: `figure:A234569` and its like, and `*`. */
export async function listLastChanges(
  db: Database,
  position: number,
): Promise<{ subject: string; recorded_at: Date }[]> {
  const rows = await db
    .select({ subject: changes.subject, recorded_at: max(entries.recorded_at) })
    .from(changes)
    .innerJoin(entries, eq(entries.position, changes.position))
    .where(lte(changes.position, position))
    .groupBy(changes.subject);
  return rows.flatMap(({ subject, recorded_at }) =>
    recorded_at ? [{ subject, recorded_at }] : [],
  );
}
