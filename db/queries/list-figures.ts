import { and, desc, eq, inArray, lte, or, type SQL, sql } from 'drizzle-orm';
import { type Figure, type StoredFigure, toStoredFigure } from '@/ledger/figure';
import type { Database } from '../client';
import { entries } from '../schema/entries';
import { figureSources } from '../schema/figure-sources';
import { figureVersions } from '../schema/figure-versions';
import { figures } from '../schema/figures';
import { holdsFigure, STORED_COLUMNS } from './stored-figure';

/** What to list: figures of one of these; all that are given must hold. */
export type FigureFilter = {
  conflict?: string;
  question?: string;
  /** Who says it, or passed it on. */
  claimant?: string;
  source?: string;
  ids?: string[];
};

function idsThat(db: Database, filter: FigureFilter): SQL[] {
  const conditions: SQL[] = [];
  if (filter.ids) conditions.push(inArray(entries.subject, filter.ids));
  if (filter.conflict) {
    const ids = db
      .select({ id: figures.id })
      .from(figures)
      .where(eq(figures.conflict, filter.conflict));
    conditions.push(inArray(entries.subject, ids));
  }
  if (filter.question) {
    const ids = db
      .select({ id: figures.id })
      .from(figures)
      .where(eq(figures.question, filter.question));
    conditions.push(inArray(entries.subject, ids));
  }
  if (filter.claimant) {
    const ids = db
      .select({ id: figures.id })
      .from(figures)
      .innerJoin(figureVersions, eq(figureVersions.figure, figures.id))
      .where(
        or(eq(figures.claimant, filter.claimant), eq(figureVersions.relayed_by, filter.claimant)),
      );
    conditions.push(inArray(entries.subject, ids));
  }
  if (filter.source) {
    const ids = db
      .select({ id: figureSources.figure })
      .from(figureSources)
      .where(eq(figureSources.source, filter.source));
    conditions.push(inArray(entries.subject, ids));
  }
  return conditions;
}

/**
 * Figures as they stood at a position, with their stored records: the newest version of each,
 * withdrawn ones with their tombstone, in the order of their ids (`COLLATE "C"`).
 */
export async function listStoredFigures(
  db: Database,
  position: number,
  filter: FigureFilter,
): Promise<StoredFigure[]> {
  const rows = await db
    .selectDistinctOn([sql`${entries.subject} collate "C"`], STORED_COLUMNS)
    .from(entries)
    .where(and(lte(entries.position, position), holdsFigure, ...idsThat(db, filter)))
    .orderBy(sql`${entries.subject} collate "C"`, desc(entries.position));
  return rows.map(toStoredFigure);
}

/** The same without the records: what pages and charts read. */
export async function listFigures(
  db: Database,
  position: number,
  filter: FigureFilter,
): Promise<Figure[]> {
  return (await listStoredFigures(db, position, filter)).map(({ stored: _, ...figure }) => figure);
}
