/** Deaths by country of the event in a year, or in all years, as a dataset's rows sum to. */
export type World = {
  /** A version of a dataset: where it was taken from, and its path on this site. */
  source: { publisher: string; title: string; version: string; url: string; path: string };
  /** The first and the last year that the dataset has. */
  years: { first: number; last: number };
  /** The year that the deaths are of; null for all years together. */
  year: number | null;
  /** Every country that has a row in these years, most deaths first. */
  countries: CountryDeaths[];
  /** Every country of the dataset: one that has no row in a year is not unknown to it. */
  known: Pick<CountryDeaths, 'id' | 'name'>[];
};

export type CountryDeaths = { id: number; name: string; low: number; best: number; high: number };
