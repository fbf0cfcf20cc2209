import { and, asc, lte, sql } from 'drizzle-orm';
import type { Entry } from '@/ledger/entry';
import { type StoredFigure, toStoredFigure } from '@/ledger/figure';
import { parseRecord } from '@/ledger/record';
import type { Database } from '../client';
import { entries } from '../schema/entries';
import { walkEntries } from './list-entries';
import { listStoredFigures } from './list-figures';
import { holdsFigure, STORED_COLUMNS } from './stored-figure';

export type StoredContent = { current: StoredFigure[]; versions: StoredFigure[]; log: Entry[] };

/**
 * What a release of a position holds: the figures in force, ordered by id; every version and
 * tombstone, ordered by id and position; every entry.
 */
export async function getReleaseContent(db: Database, position: number): Promise<StoredContent> {
  const figures = await listStoredFigures(db, position, {});
  const rows = await db
    .select(STORED_COLUMNS)
    .from(entries)
    .where(and(holdsFigure, lte(entries.position, position)))
    .orderBy(sql`${entries.subject} collate "C"`, asc(entries.position));
  const log: Entry[] = [];
  for await (const batch of walkEntries(db, { after: 0, upTo: position })) {
    log.push(...batch.map((row) => parseRecord(row.record).entry));
  }
  return {
    current: figures.filter(({ status }) => status === 'current'),
    versions: rows.map(toStoredFigure),
    log,
  };
}
