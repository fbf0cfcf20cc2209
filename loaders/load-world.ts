import type { World } from '@/charts/deaths-by-country/world';
import { formatOf } from '@/datasets/formats';
import { cacheByPosition } from '@/db/cache-by-position';
import type { Database } from '@/db/client';
import { EVERY_EVENT } from '@/db/queries/event-filter';
import type { ImportedVersion } from '@/db/queries/find-import';
import { listSumsByCountry, listSumsByYear, type NamedSum } from '@/db/queries/list-sums-by';
import { type LoadedImport, loadImports } from './load-dataset';

function isOfCountries(version: ImportedVersion): version is LoadedImport {
  return version.load !== null && formatOf(version.format).sums === 'countries';
}

/** The newest version of deaths by country whose rows are here; null where there is none. */
export async function findWorldImport(
  db: Database,
  position: number,
): Promise<LoadedImport | null> {
  return (await loadImports(db, position)).findLast(isOfCountries) ?? null;
}

function toCountries(sums: readonly NamedSum[]): World['countries'] {
  return sums.flatMap(({ id, name, low, best, high }) =>
    id === null || name === null ? [] : [{ id, name, low, best, high }],
  );
}

/** The sums of a load, which never change. Kept by the position of its import. */
const loadSums = cacheByPosition(
  'world-sums',
  async (db: Database, _imported: number, load: number, year: number | null) => {
    const at = { load, tableNo: 1 };
    const [years, known, chosen] = await Promise.all([
      listSumsByYear(db, at, EVERY_EVENT),
      listSumsByCountry(db, at, EVERY_EVENT),
      year === null
        ? null
        : listSumsByCountry(db, at, { ...EVERY_EVENT, yearFrom: year, yearTo: year }),
    ]);
    return { years, known, chosen: chosen ?? known };
  },
);

/**
 * Deaths by country of the newest dataset that has them; null where there is none.
 * @param year null for all years together; one that the dataset does not have leaves no country
 */
export async function loadWorld(
  db: Database,
  position: number,
  year: number | null,
): Promise<World | null> {
  const version = await findWorldImport(db, position);
  if (version === null) return null;
  const { years, known, chosen } = await loadSums(db, version.position, version.load, year);
  const [first, last] = [years[0], years.at(-1)];
  if (!first || !last) return null;
  const { dataset, version: label, title, publisher, source } = version;
  return {
    source: {
      publisher,
      title,
      version: label,
      url: source,
      path: `/datasets/${dataset}/${label}`,
    },
    years: { first: first.year, last: last.year },
    year,
    countries: toCountries(chosen),
    known: toCountries(known),
  };
}
