import { and, asc, eq, lte, sql } from 'drizzle-orm';
import type { Database } from '../client';
import { perDatabase } from '../per-database';
import { entries } from '../schema/entries';
import { figures } from '../schema/figures';
import { holdsFigure } from './stored-figure';

/** A position of the ledger, and when its entry was recorded. */
type FigurePlace = { position: number; recordedAt: Date };

/** Where a figure's states stand: `versions[n - 1]` is version n. */
export type FigurePlaces = {
  question: string;
  versions: FigurePlace[];
  withdrawn: FigurePlace | null;
};

const statementOf = perDatabase((db) =>
  db
    .select({
      question: figures.question,
      kind: entries.kind,
      place: { position: entries.position, recordedAt: entries.recorded_at },
    })
    .from(entries)
    .innerJoin(figures, eq(figures.id, entries.subject))
    .where(
      and(
        eq(entries.subject, sql.placeholder('id')),
        holdsFigure,
        lte(entries.position, sql.placeholder('position')),
      ),
    )
    .orderBy(asc(entries.position))
    .prepare('figure-places'),
);

/** Where a figure's states stand up to a position; null where its id was not given out by then. */
export async function getFigurePlaces(
  db: Database,
  position: number,
  id: string,
): Promise<FigurePlaces | null> {
  const rows = await statementOf(db).execute({ id, position });
  const [first] = rows;
  if (!first) return null;
  return {
    question: first.question,
    versions: rows.filter(({ kind }) => kind === 'figure').map(({ place }) => place),
    withdrawn: rows.find(({ kind }) => kind === 'withdrawal')?.place ?? null,
  };
}
