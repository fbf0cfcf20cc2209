import { and, asc, inArray, lte, or, type SQLWrapper } from 'drizzle-orm';
import type { FigureRelation } from '@/ledger/conflict';
import type { Database } from '../client';
import { relations } from '../schema/relations';

/** The relations in which any of these figures stands, on either side, up to a position. @param ids themselves, or a query of them */
export async function listRelations(
  db: Database,
  position: number,
  ids: string[] | SQLWrapper,
): Promise<FigureRelation[]> {
  return db
    .select()
    .from(relations)
    .where(
      and(
        lte(relations.position, position),
        or(inArray(relations.figure, ids), inArray(relations.other, ids)),
      ),
    )
    .orderBy(asc(relations.position));
}
