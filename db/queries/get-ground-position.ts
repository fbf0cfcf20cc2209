import { and, desc, gt, lte, notInArray } from 'drizzle-orm';
import { cacheByPosition } from '../cache-by-position';
import type { Database } from '../client';
import { perDatabase } from '../per-database';
import { entries } from '../schema/entries';

type Answer = { ground: number; upTo: number };
const NOTHING: Answer = { ground: 0, upTo: 0 };

/** The answer for the latest position `upTo`: after `ground` there are states of figures alone. */
const latestOf = perDatabase(() => ({ answer: NOTHING }));

/**
 * The newest entry up to a position that is of no figure's state; 0 where there is none. Names, parties,
 * questions, documents and imports are as of that entry. Kept by position; for a later one only the
 * entries since the latest answer are read, since thousands of figures may come in a row.
 */
export const getGroundPosition = cacheByPosition(
  'ground-position',
  async (db: Database, position: number): Promise<number> => {
    const latest = latestOf(db);
    const { answer } = latest;
    if (answer.ground <= position && position <= answer.upTo) return answer.ground;
    const known = answer.upTo < position ? answer : NOTHING;
    const [row] = await db
      .select({ position: entries.position })
      .from(entries)
      .where(
        and(
          gt(entries.position, known.upTo),
          lte(entries.position, position),
          notInArray(entries.kind, ['figure', 'withdrawal']),
        ),
      )
      .orderBy(desc(entries.position))
      .limit(1);
    const ground = row?.position ?? known.ground;
    if (latest.answer.upTo < position) latest.answer = { ground, upTo: position };
    return ground;
  },
);
