import { and, asc, eq, lte, sql } from 'drizzle-orm';
import { type Figure, type StoredFigure, toStoredFigure } from '@/ledger/figure';
import type { Database } from '../client';
import { entries } from '../schema/entries';
import { readFigures } from './read-figures';
import { holdsFigure, STORED_COLUMNS } from './stored-figure';

/**
 * All states of a figure up to a position with their stored records, oldest first, the tombstone last.
 * Empty where the id was not given out by then.
 */
export async function listStoredVersions(
  db: Database,
  position: number,
  id: string,
): Promise<StoredFigure[]> {
  const rows = await db
    .select(STORED_COLUMNS)
    .from(entries)
    .where(and(eq(entries.subject, id), holdsFigure, lte(entries.position, position)))
    .orderBy(asc(entries.position));
  return rows.map(toStoredFigure);
}

/** The same as pages and charts read them. */
export function listFigureVersions(db: Database, position: number, id: string): Promise<Figure[]> {
  return readFigures(db, and(eq(entries.subject, id), lte(entries.position, position)));
}

/** All states of several figures up to a position: by id (`COLLATE "C"`), those of one oldest first. */
export async function listVersionsOf(
  db: Database,
  position: number,
  ids: readonly string[],
): Promise<Figure[]> {
  if (ids.length === 0) return [];
  // As one parameter: to write hundreds of them takes longer than the answer.
  const isOfThese = sql`${entries.subject} = any(${sql.param(ids)}::text[])`;
  return readFigures(db, and(isOfThese, lte(entries.position, position)));
}
