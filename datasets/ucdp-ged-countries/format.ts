import type { Format, TableLayout } from '../format';
import { flagDeaths } from '../import/flags';

const given = { needed: true, filled: true } as const;

/**
 * Deaths of UCDP's events by country and year, as the R package poldat adds them up: a row a country's
 * year, with zeros where no event was recorded.
 */
const LAYOUT: TableLayout = {
  name: 'countries',
  columns: {
    gwcode: { kind: 'count', into: 'country_id', ...given },
    country: { kind: 'text', ...given },
    year: { kind: 'year', into: 'year', ...given },
    deaths_low: { kind: 'count', into: 'low', ...given },
    deaths_best: { kind: 'count', into: 'best', ...given },
    deaths_high: { kind: 'count', into: 'high', ...given },
  },
  // The three types of violence are added up in the file, and no conflict is named.
  fixed: { type_of_violence: '0' },
  names: [{ kind: 'country', id: 'gwcode', name: 'country' }],
  keyOf: (row) => {
    const [country, year] = [row('country_id'), row('year')];
    return country === null || year === null
      ? null
      : String(Number(country) * 10_000 + Number(year));
  },
  rowsAreEvents: false,
  leaveOut: () => null,
  flag: flagDeaths,
};

export const ucdpGedCountries: Format = {
  id: 'ucdp-ged-countries',
  title: 'UCDP Georeferenced Event Dataset: deaths by country and year',
  publisher: 'Uppsala Conflict Data Program',
  citation:
    'Davies, Shawn, Therése Pettersson and Magnus Öberg, 2023, “Organized violence 1989–2022, and the return of conflict between states”, Journal of Peace Research 60(4); Sundberg, Ralph, and Erik Melander, 2013, “Introducing the UCDP Georeferenced Event Dataset”, Journal of Peace Research 50(4)',
  tables: [LAYOUT.columns],
  sums: 'countries',
  layOut: (_csvName, header) =>
    ['gwcode', 'deaths_best', 'deaths_low'].every((column) => header.includes(column))
      ? LAYOUT
      : null,
};
