import { listOwn } from '@/charts/deaths-by-country/model';
import type { World } from '@/charts/deaths-by-country/world';
import type { SparkYear } from '@/charts/spark/sparkline';
import type { Database } from '@/db/client';
import { type CountryYearSum, listSumsByCountryAndYear } from '@/db/queries/list-sums-by';
import type { ConflictView } from '@/ledger/conflict';
import { findWorldImport, loadWorld } from './load-world';

/** A country's deaths in all years and in each, and the conflicts that it is a country of. */
export type CountryInYears = World['countries'][number] & {
  years: SparkYear[];
  /** The year with the most deaths. */
  most: SparkYear;
  of: { slug: string; name: string }[];
};

/** Deaths by country and year of a dataset. */
export type CountryYears = Pick<World, 'source' | 'years'> & {
  /** Those with a death recorded, most first. */
  countries: CountryInYears[];
  /** How many others there are. */
  silent: number;
};

function groupByCountry(sums: readonly CountryYearSum[]): Map<number, SparkYear[]> {
  const years = new Map<number, SparkYear[]>();
  for (const { id, year, best } of sums)
    years.set(id, [...(years.get(id) ?? []), { year, value: best }]);
  return years;
}

/** Deaths by country and year of the newest dataset that has them; null where there is none. */
export async function loadCountryYears(
  db: Database,
  position: number,
  views: readonly ConflictView[],
): Promise<CountryYears | null> {
  const [world, version] = await Promise.all([
    loadWorld(db, position, null),
    findWorldImport(db, position),
  ]);
  if (!world || !version) return null;
  const sums = await listSumsByCountryAndYear(db, { load: version.load, tableNo: 1 });
  const years = groupByCountry(sums);
  const own = views.map((view) => ({
    conflict: { slug: view.conflict.slug, name: view.conflict.name },
    ids: listOwn(view, world.known).map(({ id }) => id),
  }));
  const counted = world.countries.filter(({ best, high }) => best > 0 || high > 0);
  const countries = counted.flatMap((country): CountryInYears[] => {
    const all = years.get(country.id) ?? [];
    const [most] = all.toSorted((a, b) => b.value - a.value || a.year - b.year);
    if (!most) return [];
    const of = own.flatMap(({ conflict, ids }) => (ids.includes(country.id) ? [conflict] : []));
    return [{ ...country, years: all, most, of }];
  });
  return {
    source: world.source,
    years: world.years,
    countries,
    silent: world.countries.length - counted.length,
  };
}
