import { and, asc, desc, eq, gt, inArray, lt, or } from 'drizzle-orm';
import type { EntryKind } from '@/ledger/entry';
import type { Database } from '../client';
import { entries } from '../schema/entries';
import { relations } from '../schema/relations';

export type StoredEntry = typeof entries.$inferSelect;

/** Which entries; all that is given must hold. */
export type EntryFilter = {
  kind?: EntryKind;
  /** Its versions, its withdrawal, and the relations in which it stands on either side. */
  figure?: string;
};

/** A stretch of the ledger: positions above `after` and below `before`, in which order, how many. */
type Stretch = { after: number; before: number; newestFirst: boolean; limit: number };

function matching(db: Database, filter: EntryFilter) {
  if (filter.figure === undefined) return undefined;
  const related = db
    .select({ position: relations.position })
    .from(relations)
    .where(eq(relations.other, filter.figure));
  return or(eq(entries.subject, filter.figure), inArray(entries.position, related));
}

/** Entries of a stretch as they are stored. */
async function listEntries(
  db: Database,
  stretch: Stretch,
  filter: EntryFilter = {},
): Promise<StoredEntry[]> {
  return db
    .select()
    .from(entries)
    .where(
      and(
        gt(entries.position, stretch.after),
        lt(entries.position, stretch.before),
        filter.kind === undefined ? undefined : eq(entries.kind, filter.kind),
        matching(db, filter),
      ),
    )
    .orderBy(stretch.newestFirst ? desc(entries.position) : asc(entries.position))
    .limit(stretch.limit);
}

/** Few enough that a batch of long records fits in little memory. */
const BATCH = 500;

/**
 * Every entry of a stretch, batch after batch, so that memory stays flat however long it is.
 * @param range positions above `after`, up to and including `upTo`
 */
export async function* walkEntries(
  db: Database,
  range: { after: number; upTo: number; newestFirst?: boolean },
  filter: EntryFilter = {},
): AsyncGenerator<StoredEntry[]> {
  const newestFirst = range.newestFirst ?? false;
  let after = range.after;
  let before = range.upTo + 1;
  for (;;) {
    const batch = await listEntries(db, { after, before, newestFirst, limit: BATCH }, filter);
    const last = batch.at(-1);
    if (!last) return;
    yield batch;
    if (newestFirst) before = last.position;
    else after = last.position;
  }
}
