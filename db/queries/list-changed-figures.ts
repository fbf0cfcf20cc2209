import { and, asc, gt, inArray, lte, sql } from 'drizzle-orm';
import { type Figure, toStoredFigure } from '@/ledger/figure';
import type { Database } from '../client';
import { entries } from '../schema/entries';
import { holdsFigure, STORED_COLUMNS } from './stored-figure';

/** All states, up to a position, of every figure that has more than one: in the order of positions. */
export async function listChangedFigures(db: Database, position: number): Promise<Figure[]> {
  const known = and(lte(entries.position, position), holdsFigure);
  const changed = db
    .select({ subject: entries.subject })
    .from(entries)
    .where(known)
    .groupBy(entries.subject)
    .having(gt(sql`count(*)`, 1));
  const rows = await db
    .select(STORED_COLUMNS)
    .from(entries)
    .where(and(known, inArray(entries.subject, changed)))
    .orderBy(asc(entries.position));
  return rows.map((row) => {
    const { stored: _, ...figure } = toStoredFigure(row);
    return figure;
  });
}
