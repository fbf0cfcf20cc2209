import { and, eq, inArray, lte, max, sql } from 'drizzle-orm';
import type { Database } from '../client';
import { changes } from '../schema/changes';

/**
 * The newest position up to another at which one of these subjects changed, or what every page shows
 * (`*`); null where the first subject, which the page is about, was not yet in the ledger.
 */
export async function getLastChange(
  db: Database,
  position: number,
  subjects: readonly [string, ...string[]],
): Promise<number | null> {
  const [about] = subjects;
  const [row] = await db
    .select({
      last: max(changes.position),
      // `max` of a column is decoded as that column is; here only whether it is null counts.
      lastAbout: sql<
        string | null
      >`max(${changes.position}) filter (where ${eq(changes.subject, about)})`,
    })
    .from(changes)
    .where(and(inArray(changes.subject, [...subjects, '*']), lte(changes.position, position)));
  return row && row.lastAbout !== null ? row.last : null;
}
