import type { Database } from '@/db/client';
import { type EventFilter, type FilterWords, filterOf } from '@/db/queries/event-filter';
import { findImport, type ImportedVersion } from '@/db/queries/find-import';
import { getConflictBySlug } from '@/db/queries/get-conflict-by-slug';
import { getHead } from '@/db/queries/get-head';
import { getNewestEntry } from '@/db/queries/get-newest-entry';
import { listConflicts } from '@/db/queries/list-conflicts';
import { listMeasures } from '@/db/queries/list-measures';
import { type DeathSum, listYearlySums } from '@/db/queries/list-yearly-sums';
import type { Conflict } from '@/ledger/conflict';
import type { EntryKind } from '@/ledger/entry';
import { suggest } from '@/ledger/nearest';
import { Failure } from '../failure';
import { joinSlugs } from '../folder/slugs';
import type { Draft } from '../input/drafts';
import type { Drafts } from '../input/read-drafts';

/** What yearly figures are made of: rows of an imported version, and what they answer. */
export type Derivation = {
  dataset: string;
  version: string;
  table: string | null;
  /** The conflict by its name in addresses, and the measure by its name or id. */
  conflict: string;
  what: string;
  rows: FilterWords;
};

type Sum = DeathSum & { year: number };

async function findVersion(
  db: Database,
  { dataset, version }: Derivation,
): Promise<ImportedVersion & { load: number }> {
  const found = await findImport(db, dataset, version);
  if (!found) {
    const words = `Version ${version} of ${dataset} is not in the ledger.`;
    throw new Failure('refused', words, 'See what is: casualty-ledger log --kind import');
  }
  const { load } = found;
  if (load !== null) return { ...found, load };
  const words = `The rows of ${dataset} ${version} are not in this database.`;
  throw new Failure('refused', words, 'Import the same files again: that loads them.');
}

async function findConflict(db: Database, position: number, slug: string): Promise<Conflict> {
  const found = await getConflictBySlug(db, position, slug);
  if (found && 'conflict' in found) return found.conflict;
  const slugs = (await listConflicts(db, position)).map((each) => each.slug);
  throw new Failure('refused', `There is no conflict "${slug}".`, suggest(slug, slugs));
}

async function findMeasure(db: Database, position: number, what: string) {
  const measures = await listMeasures(db, position);
  const deaths = measures.filter(({ family }) => family === 'deaths');
  const found = deaths.find(
    ({ id, name }) => id === what || name.toLowerCase() === what.toLowerCase(),
  );
  if (found) return found;
  const names = deaths.map(({ name }) => name);
  throw new Failure('refused', `"${what}" is no measure of deaths.`, suggest(what, names));
}

/** One sum a year, whatever conflicts and types of violence the rows are of. */
function sumByYear(sums: Awaited<ReturnType<typeof listYearlySums>>): Sum[] {
  const years = new Map<number, Sum>();
  for (const { year, events, low, best, high } of sums) {
    const before = years.get(year);
    years.set(year, {
      year,
      events:
        before && before.events !== null && events !== null
          ? before.events + events
          : before
            ? null
            : events,
      low: low + (before?.low ?? 0),
      best: best + (before?.best ?? 0),
      high: high + (before?.high ?? 0),
    });
  }
  return [...years.values()].sort((a, b) => a.year - b.year);
}

function queryOf(rows: FilterWords): string {
  const words = Object.entries(rows).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return new URLSearchParams(words).toString();
}

/** What has no place in a file: its problems are told by the dataset's name. */
function draftOf(
  name: string,
  number: number,
  kind: EntryKind,
  body: Record<string, unknown>,
): Draft {
  return {
    kind,
    body,
    document: {
      file: name,
      entry: number,
      value: { kind, body },
      refuse: (path, message, fix) => ({
        file: name,
        line: 1,
        column: 1,
        entry: number,
        field: path.map(String).join('.'),
        where: `${kind} ${number}`,
        value: null,
        message,
        fix,
      }),
    },
  };
}

function numbersOf({ low, best, high }: Sum) {
  return low === best && best === high
    ? { value: best, low: null, high: null, qualifier: 'exactly' }
    : { value: best, low, high, qualifier: 'between' };
}

/** How a sum was made, with the address at which the program gives the same sums. */
function sayComputation(version: ImportedVersion, filter: string, { year, events }: Sum): string {
  const { dataset, version: label, title } = version;
  const address = `/datasets/${dataset}/${label}/yearly.csv${filter === '' ? '' : `?${filter}`}`;
  const rows = events === null ? 'the rows' : `${events} rows`;
  return `Sums of low, best and high over ${rows} of the year ${year} in ${title}, version ${label}${filter === '' ? '' : ` (${filter.replaceAll('&', ', ').replaceAll('=', ' ')})`}: ${address}. A row whose number is not given is in no sum.`;
}

/**
 * Yearly figures from the rows of an imported version: basis derived, claimant Casualty Ledger, as of the
 * day on which the version was imported.
 * @throws Failure where version, conflict or measure are not there, or no row passes the filter
 */
export async function deriveFigures(db: Database, derivation: Derivation): Promise<Drafts> {
  const position = (await getHead(db))?.position ?? 0;
  const version = await findVersion(db, derivation);
  const conflict = await findConflict(db, position, derivation.conflict);
  const measure = await findMeasure(db, position, derivation.what);
  const filter: EventFilter = filterOf(derivation.rows);
  const tableNo =
    derivation.table === null
      ? 1
      : version.tables.findIndex(({ name }) => name === derivation.table) + 1;
  if (tableNo === 0) {
    const names = version.tables.map(({ name }) => name);
    throw new Failure(
      'refused',
      `There is no table "${derivation.table}".`,
      suggest(String(derivation.table), names),
    );
  }
  const sums = sumByYear(await listYearlySums(db, { load: version.load, tableNo }, filter));
  if (sums.length === 0) {
    const fix = `See what there is: /datasets/${version.dataset}/${version.version}`;
    throw new Failure('refused', 'No row passes the filter, or none has a number.', fix);
  }
  const imported = await getNewestEntry(db, 'import', `${version.dataset}/${version.version}`);
  const asOf = (imported?.recorded_at ?? new Date().toISOString()).slice(0, 10);
  const query = queryOf(derivation.rows);
  const name = `${version.dataset} ${version.version}`;
  const source = joinSlugs(version.dataset, version.version);
  const question = joinSlugs(conflict.id, measure.id, 'derived', version.dataset, query);
  const scope =
    query === '' ? null : `rows with ${query.replaceAll('&', ', ').replaceAll('=', ' ')}`;
  const drafts = [
    draftOf(name, 1, 'source', {
      id: source,
      state: 1,
      publisher: version.publisher,
      title: `${version.title}, version ${version.version}`,
      author: null,
      date: null,
      url: version.source,
      archived_url: null,
      accessed: null,
      licence: version.licence,
      language: 'und',
      read_as: 'dataset file',
      identified_from_wording: false,
      note: version.citation,
    }),
    draftOf(name, 2, 'question', {
      id: question,
      conflict: conflict.id,
      title: `${measure.name.charAt(0).toUpperCase()}${measure.name.slice(1)}, by calendar year, from ${version.title}`,
      measure: measure.id,
      phase: null,
      event: null,
      affected: 'not-stated',
      counted: null,
      scope,
      ucdp_conflict_id: null,
      note: null,
    }),
    ...sums.map((sum, index) =>
      draftOf(name, index + 3, 'figure', {
        question,
        claimant: 'casualty-ledger',
        stance: 'third party',
        relayed_by: null,
        affected: 'not-stated',
        affected_basis: 'not stated',
        counted: null,
        period: String(sum.year),
        as_of: asOf,
        ...numbersOf(sum),
        basis: 'derived',
        in_words: false,
        wording: null,
        sources: [{ source, state: 1 }],
        note: null,
        computation: sayComputation(version, query, sum),
      }),
    ),
  ];
  return { drafts, refused: [], problems: [] };
}
