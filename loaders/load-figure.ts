import { cacheByPosition } from '@/db/cache-by-position';
import type { Database } from '@/db/client';
import { listFigureVersions } from '@/db/queries/list-figure-versions';
import { listFigures } from '@/db/queries/list-figures';
import { listMeasures } from '@/db/queries/list-measures';
import { listRelations } from '@/db/queries/list-relations';

/** All states of a figure up to a position, oldest first, the tombstone last. Kept by position. */
export const loadFigureVersions = cacheByPosition('figure-versions', listFigureVersions);

/**
 * What stands beside a figure on its page: the figures under its question, its relations, and the figures
 * that they name. Kept by position: that of a page is the one at which something of it last changed.
 */
export const loadBesideFigure = cacheByPosition(
  'beside-figure',
  async (db: Database, position: number, id: string, question: string) => {
    const [measures, relations, siblings] = await Promise.all([
      listMeasures(db, position),
      listRelations(db, position, [id]),
      listFigures(db, position, { question }),
    ]);
    const ids = relations.flatMap((relation) => [relation.figure, relation.other]);
    const others = ids.length > 0 ? await listFigures(db, position, { ids }) : [];
    return { measures, relations, siblings, others };
  },
);
