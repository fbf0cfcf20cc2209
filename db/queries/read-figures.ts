import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import type { Figure } from '@/ledger/figure';
import { parseRecord } from '@/ledger/record';
import { StaleReplica } from '../cache-by-position';
import type { Database } from '../client';
import { perDatabase } from '../per-database';
import { entries } from '../schema/entries';
import { figureVersions } from '../schema/figure-versions';
import { figures } from '../schema/figures';
import { withdrawals } from '../schema/withdrawals';
import { holdsFigure } from './stored-figure';

/** The version that an entry of a figure is about: of a tombstone, the last before it. */
const VERSION_OF_ENTRY = sql`(select max(earlier.version) from ${figureVersions} as earlier
  where earlier.figure = ${entries.subject} and earlier.position <= ${entries.position})`;

const COLUMNS = {
  entry: {
    position: entries.position,
    recorded_at: entries.recorded_at,
    recorded_by: entries.recorded_by,
    why: entries.why,
    fingerprint: entries.fingerprint,
    record: entries.record,
  },
  identity: figures,
  version: figureVersions,
  withdrawal: withdrawals,
};

type Row = {
  entry: Pick<typeof entries.$inferSelect, keyof typeof COLUMNS.entry>;
  identity: typeof figures.$inferSelect;
  version: typeof figureVersions.$inferSelect;
  withdrawal: typeof withdrawals.$inferSelect | null;
};

function toChange({ change, change_reason, change_evidence }: Row['version']): Figure['change'] {
  if (change === null || change_reason === null) return null;
  return { evidence: change_evidence, kind: change, reason: change_reason };
}

/**
 * What is shown of a figure: what it says from the typed columns, and its names from the record, which
 * keeps them as they then were. The two hold the same; `verify` compares them.
 */
function toFigure({ entry, identity, version, withdrawal }: Row): Figure {
  const { figure: named } = parseRecord(entry.record);
  if (named === null) throw new Error(`the entry at position ${entry.position} holds no figure`);
  return {
    ...named,
    id: identity.id,
    version: version.version,
    status: withdrawal === null ? 'current' : 'withdrawn',
    affected_basis: version.affected_basis,
    counted: version.counted,
    stance: version.stance,
    value: version.value,
    low: version.low,
    high: version.high,
    qualifier: version.qualifier,
    basis: version.basis,
    in_words: version.in_words,
    wording: version.wording,
    period: {
      edtf: identity.period,
      end: identity.period_end,
      precision: identity.period_precision,
      start: identity.period_start,
    },
    as_of: version.as_of,
    note: version.note,
    computation: version.computation,
    change: toChange(version),
    withdrawal: withdrawal && {
      reason: withdrawal.reason,
      replacement: withdrawal.replacement,
      words: withdrawal.words,
    },
    position: entry.position,
    recorded_at: entry.recorded_at.toISOString().replace('.000Z', 'Z'),
    recorded_by: entry.recorded_by,
    why: entry.why,
    fingerprint: entry.fingerprint,
  };
}

/**
 * States of figures by the position of their entry, which no later entry changes: of a conflict one
 * figure changes at a time, and the hundreds of others need not be read again. Some kilobytes each.
 */
const STATES_KEPT = 4_000;
const statesOf = perDatabase(() => new LRUCache<number, Figure>({ max: STATES_KEPT }));

/** @throws StaleReplica where an entry that was listed is not there: another replica was asked */
async function readStates(db: Database, positions: readonly number[]): Promise<Figure[]> {
  if (positions.length === 0) return [];
  const rows = await db
    .select(COLUMNS)
    .from(entries)
    .innerJoin(figures, eq(figures.id, entries.subject))
    .innerJoin(
      figureVersions,
      and(eq(figureVersions.figure, figures.id), eq(figureVersions.version, VERSION_OF_ENTRY)),
    )
    .leftJoin(withdrawals, eq(withdrawals.position, entries.position))
    // As one parameter: thousands of them would be a statement of their own each time.
    .where(sql`${entries.position} = any(${`{${positions.join(',')}}`}::bigint[])`);
  if (rows.length < positions.length) throw new StaleReplica(Math.max(...positions));
  return rows.map(toFigure);
}

/**
 * States of figures, for pages and charts; files are made from the stored records alone. A state is one
 * object for all who read it: no caller may change it.
 * @param filter over the columns of entries
 * @returns by id (`COLLATE "C"`), the states of one in the order of their positions
 */
export async function readFigures(db: Database, filter: SQL | undefined): Promise<Figure[]> {
  const listed = await db
    .select({ position: entries.position })
    .from(entries)
    .where(and(holdsFigure, filter))
    .orderBy(sql`${entries.subject} collate "C"`, asc(entries.position));
  const states = statesOf(db);
  const found = new Map(listed.map(({ position }) => [position, states.get(position)]));
  const missing = [...found].flatMap(([position, state]) => (state ? [] : [position]));
  for (const state of await readStates(db, missing)) {
    states.set(state.position, state);
    found.set(state.position, state);
  }
  return [...found.values()].filter((state) => state !== undefined);
}
