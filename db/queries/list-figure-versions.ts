import { and, asc, eq, inArray, lte } from 'drizzle-orm';
import { type StoredFigure, toStoredFigure } from '../../figures/figure';
import type { Database } from '../client';
import { entries } from '../schema/entries';

/**
 * All states of a figure up to a position, oldest first, the tombstone last. Empty where the id was
 * not given out by then.
 */
export async function listFigureVersions(
  db: Database,
  position: number,
  id: string,
): Promise<StoredFigure[]> {
  const rows = await db
    .select({
      record: entries.record,
      fingerprint: entries.fingerprint,
      previous: entries.previous,
    })
    .from(entries)
    .where(
      and(
        eq(entries.subject, id),
        inArray(entries.kind, ['figure', 'withdrawal']),
        lte(entries.position, position),
      ),
    )
    .orderBy(asc(entries.position));
  return rows.map(toStoredFigure);
}
