import { and, eq, lte, min } from 'drizzle-orm';
import type { Database } from '../client';
import { changes } from '../schema/changes';

/** The position at which a subject came into the ledger; null where it was not there by a position. */
export async function getFirstChange(
  db: Database,
  position: number,
  subject: string,
): Promise<number | null> {
  const [row] = await db
    .select({ first: min(changes.position) })
    .from(changes)
    .where(and(eq(changes.subject, subject), lte(changes.position, position)));
  return row?.first ?? null;
}
