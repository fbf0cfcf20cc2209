import { and, asc, eq, gt, lte } from 'drizzle-orm';
import type { Database } from '../client';
import { entries } from '../schema/entries';
import { figures } from '../schema/figures';
import { holdsFigure } from './stored-figure';

export type FigurePosition = {
  figure: string;
  question: string;
  position: number;
  kind: 'figure' | 'withdrawal';
};

/** Where in the ledger each version and tombstone of every figure stands, in order of positions. */
export async function listFigurePositions(
  db: Database,
  after: number,
  upTo: number,
): Promise<FigurePosition[]> {
  const rows = await db
    .select({
      figure: figures.id,
      question: figures.question,
      position: entries.position,
      kind: entries.kind,
    })
    .from(entries)
    .innerJoin(figures, eq(figures.id, entries.subject))
    .where(and(gt(entries.position, after), lte(entries.position, upTo), holdsFigure))
    .orderBy(asc(entries.position));
  return rows.map((row) => ({ ...row, kind: row.kind === 'figure' ? 'figure' : 'withdrawal' }));
}
