import { and, asc, eq, inArray, lte, or, type SQLWrapper, sql } from 'drizzle-orm';
import type { FigureRelation } from '@/ledger/conflict';
import type { Database } from '../client';
import { entries } from '../schema/entries';
import { relations } from '../schema/relations';

/** Whether an entry replaces what was recorded of the same two figures before it. */
const REPLACES = sql<boolean>`(${entries.record}::json -> 'change') is not null`;

function isBetween(a: FigureRelation, b: FigureRelation): boolean {
  const same = a.figure === b.figure && a.other === b.other;
  return same || (a.figure === b.other && a.other === b.figure);
}

/**
 * The relations in which any of these figures stands, on either side, up to a position. One that was
 * corrected is left out.
 * @param ids themselves, or a query of them
 */
export async function listRelations(
  db: Database,
  position: number,
  ids: string[] | SQLWrapper,
): Promise<FigureRelation[]> {
  const rows = await db
    .select({ relation: relations, replaces: REPLACES })
    .from(relations)
    .innerJoin(entries, eq(entries.position, relations.position))
    .where(
      and(
        lte(relations.position, position),
        or(inArray(relations.figure, ids), inArray(relations.other, ids)),
      ),
    )
    .orderBy(asc(relations.position));
  const corrections = rows.filter(({ replaces }) => replaces);
  return rows
    .map(({ relation }) => relation)
    .filter(
      (one) =>
        !corrections.some(
          ({ relation: later }) => later.position > one.position && isBetween(later, one),
        ),
    );
}
