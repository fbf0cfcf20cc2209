import { and, asc, eq, inArray, lte } from 'drizzle-orm';
import { type Figure, type FigureRecord, toFigure } from '../../figures/figure';
import type { Database } from '../client';
import { entries } from '../schema/entries';

/** A figure's version with what proves it: the stored record and its predecessor's fingerprint. */
export type StoredFigure = Figure & { record: string; previous: string };

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
  return rows.map(({ record, fingerprint, previous }) => ({
    ...toFigure(JSON.parse(record) as FigureRecord, fingerprint),
    record,
    previous,
  }));
}
