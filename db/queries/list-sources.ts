import { and, desc, eq, lte } from 'drizzle-orm';
import type { Source } from '@/ledger/conflict';
import { pickDescription } from '@/ledger/source-description';
import type { Database } from '../client';
import { sources } from '../schema/sources';

/** Every document in each of its states, as it stood at a position; by id, then state. */
export async function listSources(db: Database, position: number, id?: string): Promise<Source[]> {
  const rows = await db
    .selectDistinctOn([sources.id, sources.state])
    .from(sources)
    .where(and(lte(sources.position, position), id === undefined ? undefined : eq(sources.id, id)))
    .orderBy(sources.id, sources.state, desc(sources.position));
  return rows.map(({ document, agency, inferred, cite_with, ...row }) => ({
    ...row,
    ...pickDescription({ document, agency, inferred, cite_with }),
  }));
}
