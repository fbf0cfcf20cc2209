import { and, lte, max, sql } from 'drizzle-orm';
import type { Database } from '../client';
import { perDatabase } from '../per-database';
import { changes } from '../schema/changes';

const statementOf = perDatabase((db) =>
  db
    .select({
      last: max(changes.position),
      // `max` of a column is decoded as that column is; here only whether it is null counts.
      lastAbout: sql<
        string | null
      >`max(${changes.position}) filter (where ${changes.subject} = ${sql.placeholder('about')})`,
    })
    .from(changes)
    .where(
      and(
        sql`${changes.subject} = any(${sql.placeholder('subjects')}::text[])`,
        lte(changes.position, sql.placeholder('position')),
      ),
    )
    .prepare('last-change'),
);

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
  const [row] = await statementOf(db).execute({ about, subjects: [...subjects, '*'], position });
  return row && row.lastAbout !== null ? row.last : null;
}
