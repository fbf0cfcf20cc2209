import { and, asc, eq, gt, lte } from 'drizzle-orm';
import type { Database } from '../client';
import { changes } from '../schema/changes';
import { entries } from '../schema/entries';

export type SubjectChange = { subject: string; position: number; recorded_at: Date };

/** Which subjects were changed after one position and up to another, in the order of positions. */
export async function listChanges(
  db: Database,
  after: number,
  upTo: number,
): Promise<SubjectChange[]> {
  return db
    .select({
      subject: changes.subject,
      position: changes.position,
      recorded_at: entries.recorded_at,
    })
    .from(changes)
    .innerJoin(entries, eq(entries.position, changes.position))
    .where(and(gt(changes.position, after), lte(changes.position, upTo)))
    .orderBy(asc(changes.position));
}
