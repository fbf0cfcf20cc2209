import { and, desc, eq, inArray, lte, type SQL, sql } from 'drizzle-orm';
import { type Figure, type StoredFigure, toStoredFigure } from '@/ledger/figure';
import type { Database } from '../client';
import { changes } from '../schema/changes';
import { entries } from '../schema/entries';
import { figureSources } from '../schema/figure-sources';
import { figures } from '../schema/figures';
import { readFigures } from './read-figures';
import { holdsFigure, STORED_COLUMNS } from './stored-figure';

/** What to list: figures of one of these; all that are given must hold. */
export type FigureFilter = {
  conflict?: string;
  question?: string;
  questions?: string[];
  /** Who says it, or passed it on, in any version. */
  claimant?: string;
  /** Attests any version. */
  source?: string;
  ids?: string[];
};

/** A query of the ids of figures that a filter leaves, up to a position. */
function idsThat(db: Database, position: number, filter: FigureFilter) {
  const { conflict, question, questions, claimant, source, ids } = filter;
  // A correction may name another claimant: what each version named is among its entry's subjects.
  const said = (by: string) =>
    db
      .select({ figure: entries.subject })
      .from(entries)
      .innerJoin(changes, eq(changes.position, entries.position))
      .where(
        and(eq(changes.subject, `claimant:${by}`), holdsFigure, lte(entries.position, position)),
      );
  const attested = (by: string) =>
    db
      .select({ figure: figureSources.figure })
      .from(figureSources)
      .where(and(eq(figureSources.source, by), lte(figureSources.position, position)));
  return db
    .select({ id: figures.id })
    .from(figures)
    .where(
      and(
        ids && inArray(figures.id, ids),
        conflict === undefined ? undefined : eq(figures.conflict, conflict),
        question === undefined ? undefined : eq(figures.question, question),
        questions && inArray(figures.question, questions),
        claimant === undefined ? undefined : inArray(figures.id, said(claimant)),
        source === undefined ? undefined : inArray(figures.id, attested(source)),
      ),
    );
}

/** Of each figure that a filter leaves, the newest entry up to a position. */
function isNewest(db: Database, position: number, filter: FigureFilter): SQL | undefined {
  const newest = db
    .selectDistinctOn([entries.subject], { position: entries.position })
    .from(entries)
    .where(
      and(
        lte(entries.position, position),
        holdsFigure,
        inArray(entries.subject, idsThat(db, position, filter)),
      ),
    )
    .orderBy(entries.subject, desc(entries.position));
  return inArray(entries.position, newest);
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
    .select(STORED_COLUMNS)
    .from(entries)
    .where(isNewest(db, position, filter))
    .orderBy(sql`${entries.subject} collate "C"`);
  return rows.map(toStoredFigure);
}

/** The same as pages and charts read them. */
export function listFigures(
  db: Database,
  position: number,
  filter: FigureFilter,
): Promise<Figure[]> {
  return readFigures(db, isNewest(db, position, filter));
}
