import { eq } from 'drizzle-orm';
import type { ConflictView } from '@/ledger/conflict';
import { parsePeriod } from '@/ledger/period';
import { cacheByPosition } from '../cache-by-position';
import type { Database } from '../client';
import { conflicts } from '../schema/conflicts';
import { events } from '../schema/events';
import { figures } from '../schema/figures';
import { measures } from '../schema/measures';
import { parties } from '../schema/parties';
import { phases } from '../schema/phases';
import { places } from '../schema/places';
import { questions } from '../schema/questions';
import { getAsOf, listAsOf } from './as-of';
import { getGroundPosition } from './get-ground-position';
import { listFigures } from './list-figures';
import { listRelations } from './list-relations';

/** What a conflict's figures stand in: all of its view that no figure's own entry changes. */
type Ground = Omit<ConflictView, 'position' | 'figures'>;

/** `relations` has those of withdrawn figures too. Kept: corrections of figures leave it as it is. */
const loadGround = cacheByPosition(
  'conflict-ground',
  async (db: Database, position: number, id: string): Promise<Ground | null> => {
    const own = db.select({ id: figures.id }).from(figures).where(eq(figures.conflict, id));
    // Side by side: Postgres answers them on as many connections as are free.
    const [conflict, sides, spans, where, dated, counted, asked, related] = await Promise.all([
      getAsOf(db, conflicts, position, id),
      listAsOf(db, parties, position),
      listAsOf(db, phases, position, eq(phases.conflict, id)),
      listAsOf(db, places, position, eq(places.conflict, id)),
      listAsOf(db, events, position, eq(events.conflict, id)),
      listAsOf(db, measures, position),
      listAsOf(db, questions, position, eq(questions.conflict, id)),
      listRelations(db, position, own),
    ]);
    if (!conflict) return null;
    return {
      conflict,
      parties: sides,
      phases: spans.map((row) => ({ ...row, period: parsePeriod(row.period) })),
      places: where,
      events: dated.map((row) => ({ ...row, date: parsePeriod(row.date) })),
      measures: counted,
      questions: asked,
      relations: related,
    };
  },
);

/**
 * All that a conflict's dashboard and charts read, as it stood at a position; null where there is no
 * such conflict by then. `figures` leaves withdrawn ones out.
 * @param id the conflict's id, which never changes
 */
export async function getConflictView(
  db: Database,
  position: number,
  id: string,
): Promise<ConflictView | null> {
  const [ground, all] = await Promise.all([
    getGroundPosition(db, position).then((at) => loadGround(db, at, id)),
    listFigures(db, position, { conflict: id }),
  ]);
  if (!ground) return null;
  const current = all.filter((figure) => figure.status === 'current');
  const ids = new Set(current.map((figure) => figure.id));
  return {
    ...ground,
    position,
    figures: current,
    relations: ground.relations.filter(({ figure, other }) => ids.has(figure) || ids.has(other)),
  };
}
