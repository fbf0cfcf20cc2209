import type { ConflictView } from '@/ledger/conflict';
import type { ChartModel, CountriesPanel, CountryRow } from '../chart';
import { chartHead, listInWords } from '../model-head';
import { withoutBrackets } from '../text-width';
import type { World } from './world';

/** As many countries as can be read at once; those of the conflict come on top of it. */
const MOST_DRAWN = 12;

/** What must be said wherever the numbers stand. */
export const OF_COUNTRIES =
  'All conflicts together, by country of the event, not by conflict: never this conflict’s own toll.';
export const THIRD_PARTY = 're-aggregated by a third party';

/** The countries of a dataset whose names parties to the conflict bear. */
export function listOwn(
  view: Pick<ConflictView, 'conflict' | 'parties'>,
  known: World['known'],
): World['known'] {
  const names = view.parties
    .filter(({ id, kind }) => kind === 'party' && view.conflict.parties.includes(id))
    .map(({ name }) => name);
  return known.filter(({ name }) => names.includes(name) || names.includes(withoutBrackets(name)));
}

/** "2020", or "1989 to 2022" for all years together. */
function sayPeriod({ year, years }: World): string {
  return year === null ? `${years.first} to ${years.last}` : String(year);
}

function hrefOf({ source, year }: World, country: number): string {
  const years = year === null ? '' : `&year_from=${year}&year_to=${year}`;
  return `${source.path}?country=${country}${years}`;
}

/** A country with a death recorded; one without a row is none. */
export const isCounted = ({ best, high }: Pick<CountryRow, 'best' | 'high'>) =>
  (best !== null && best > 0) || (high !== null && high > 0);

function toRows(world: World, own: World['known']): CountryRow[] {
  const counted = world.countries.filter(isCounted);
  const isOwn = (id: number) => own.some((country) => country.id === id);
  const named = (id: number, name: string) => ({
    country: id,
    name,
    own: isOwn(id),
    href: hrefOf(world, id),
  });
  const ranked = counted.map(({ id, name, low, best, high }, index): CountryRow => {
    const rank = best === 0 ? null : counted.filter((other) => other.best > best).length + 1;
    return { ...named(id, name), rank, low, best, high, drawn: index < MOST_DRAWN || isOwn(id) };
  });
  // Its own country is always in the picture: with its zero, or with words where it has no row.
  const others = own
    .filter(({ id }) => !counted.some((country) => country.id === id))
    .map(({ id, name }): CountryRow => {
      const row = world.countries.find((country) => country.id === id);
      const numbers = row
        ? { low: row.low, best: row.best, high: row.high }
        : { low: null, best: null, high: null };
      return { ...named(id, name), rank: null, ...numbers, drawn: row !== undefined };
    });
  return [...ranked, ...others];
}

/** The countries among which a rank is given: those with a death recorded. */
export function countRanked({ rows }: CountriesPanel): number {
  return rows.filter(isCounted).length;
}

/** What a country without a rank has, in words. */
export function sayUnranked({ best, high }: CountryRow, period: string): string {
  if (best === null) return `no row of ${period} in the dataset`;
  return high !== null && high > 0 ? `0, at most ${high}` : '0: no event recorded';
}

function listOdd(world: World): string[] {
  const odd = world.countries.filter(({ low, best, high }) => low > best || high < best);
  if (odd.length === 0) return [];
  const names = odd.map(({ name }) => name);
  return [`Bounds out of order as published, not repaired: ${listInWords(names)}.`];
}

/**
 * Where the countries of a conflict stand in the world, by deaths of all conflicts in a year or in all
 * years of a dataset. Null where no dataset names one of them, or where it has no row of the year.
 */
export function buildDeathsByCountryModel(
  view: ConflictView,
  world: World | null,
): ChartModel | null {
  if (world === null || world.countries.length === 0) return null;
  const own = listOwn(view, world.known);
  if (own.length === 0) return null;
  const period = sayPeriod(world);
  const { publisher, title, version, url } = world.source;
  const panel: CountriesPanel = {
    kind: 'countries',
    id: 'countries',
    title: `Deaths by country of the event, ${period}`,
    note: OF_COUNTRIES,
    axis: 'persons',
    year: world.year,
    period,
    years: world.years,
    source: { publisher, title, version, url },
    rows: toRows(world, own),
  };
  const silent = world.countries.length - world.countries.filter(isCounted).length;
  const missing = panel.rows.filter(({ best }) => best === null).map(({ name }) => name);
  return {
    ...chartHead(view, 'deaths-by-country'),
    title: `Where this conflict stands: deaths by country of the event, ${period}`,
    sentence: `${OF_COUNTRIES} ${publisher}, ${version}, ${THIRD_PARTY}: best estimate, low to high.`,
    panels: [panel],
    warnings: [
      'All three types of organised violence are in these numbers: state-based, non-state, one-sided.',
      ...(world.year === null
        ? ['Low, best and high of all years are added up each by itself, as published.']
        : []),
      ...listOdd(world),
    ],
    listed: [],
    gaps: [
      ...(silent === 0
        ? []
        : [
            `${silent} of ${world.countries.length} countries in the dataset: 0, no event recorded.`,
          ]),
      ...missing.map((name) => `${name}: no row of ${period} in the dataset; that is not zero.`),
    ],
  };
}
