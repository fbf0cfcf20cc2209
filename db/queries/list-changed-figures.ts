import { and, gt, inArray, lte, sql } from 'drizzle-orm';
import type { Figure } from '@/ledger/figure';
import type { Database } from '../client';
import { entries } from '../schema/entries';
import { readFigures } from './read-figures';
import { holdsFigure } from './stored-figure';

/** All states, up to a position, of every figure that has more than one: in the order of positions. */
export async function listChangedFigures(db: Database, position: number): Promise<Figure[]> {
  const changed = db
    .select({ subject: entries.subject })
    .from(entries)
    .where(and(lte(entries.position, position), holdsFigure))
    .groupBy(entries.subject)
    .having(gt(sql`count(*)`, 1));
  const states = await readFigures(
    db,
    and(lte(entries.position, position), inArray(entries.subject, changed)),
  );
  return states.toSorted((a, b) => a.position - b.position);
}
