import { sql } from 'drizzle-orm';
import { parsePeriod } from '@/ledger/period';
import type { Names } from '@/ledger/search/concepts';
import { listPhaseNames } from '@/ledger/search/phase-names';
import { cacheByPosition } from '../cache-by-position';
import type { Database } from '../client';
import { conflicts } from '../schema/conflicts';
import { parties } from '../schema/parties';
import { phases } from '../schema/phases';
import { places } from '../schema/places';
import { listAsOf } from './as-of';

/** Texts as the search's documents hold them, by the database's own function: letters without case, marks and typography. */
export async function foldTexts(db: Database, texts: readonly string[]): Promise<string[]> {
  const rows = await db.execute<{ folded: string }>(sql`
    select search.fold(given) as folded
    from jsonb_array_elements_text(${JSON.stringify(texts)}::text::jsonb) with ordinality as listed(given, place)
    order by place`);
  return rows.map(({ folded }) => folded);
}

/** "Armenia" is in "Armenian", "Azerbaijan" in "Azerbaijani", which English stems do not know. */
function withAdjective(name: string): string[] {
  return /\s/.test(name) ? [name] : [name, `${name}n`, `${name}i`];
}

async function loadNames(db: Database, position: number): Promise<Names[]> {
  const [conflictRows, phaseRows, placeRows, partyRows] = await Promise.all([
    listAsOf(db, conflicts, position),
    listAsOf(db, phases, position),
    listAsOf(db, places, position),
    listAsOf(db, parties, position),
  ]);
  const things: string[][] = [
    ...conflictRows.map((conflict) => [conflict.name, ...conflict.names.map(({ name }) => name)]),
    ...conflictRows.flatMap((conflict) => {
      const own = phaseRows.filter((phase) => phase.conflict === conflict.id);
      const english = conflict.names.filter(({ language }) => language === 'en');
      return listPhaseNames(
        own.map((phase) => ({ ...phase, period: parsePeriod(phase.period) })),
        [conflict.name, ...english.map(({ name }) => name)],
      );
    }),
    ...placeRows.map(({ names }) =>
      names.flatMap(({ name, native }) => (native === null ? [name] : [name, native])),
    ),
  ];
  const sides = partyRows
    .filter(({ kind }) => kind === 'party')
    .map(({ name }) => withAdjective(name));
  const groups = [...things, ...sides];
  const folded = await foldTexts(db, groups.flat());
  let at = 0;
  return groups.map((group, index) => {
    const names = folded.slice(at, at + group.length).filter((name) => name !== '');
    at += group.length;
    return { names: [...new Set(names)], isParty: index >= things.length };
  });
}

/**
 * What the conflicts, their phases, places and parties are called, each under all its names, as they
 * stood at a position; folded.
 */
export const listNames = cacheByPosition('names', loadNames);
