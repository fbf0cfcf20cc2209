import { type SQL, sql } from 'drizzle-orm';

/** Which rows of a dataset's table to take; null takes all. Years are whole ones, the ends included. */
export type EventFilter = {
  conflict: number | null;
  country: number | null;
  yearFrom: number | null;
  yearTo: number | null;
  /** 1 state-based, 2 non-state, 3 one-sided. */
  type: number | null;
  activeYear: boolean | null;
  category: string | null;
  /** True takes the rows that are odd, false those that are not. */
  flagged: boolean | null;
};

/** The words of an address that ask for some rows only. */
export type FilterWords = {
  conflict?: number | undefined;
  country?: number | undefined;
  year_from?: number | undefined;
  year_to?: number | undefined;
  type_of_violence?: number | undefined;
  active_year?: 'true' | 'false' | undefined;
  category?: string | undefined;
  flagged?: 'true' | 'false' | undefined;
};

const truth = (word: 'true' | 'false' | undefined) => (word === undefined ? null : word === 'true');

/** What the words of an address ask for; what they leave out takes all. */
export function filterOf(words: FilterWords): EventFilter {
  return {
    conflict: words.conflict ?? null,
    country: words.country ?? null,
    yearFrom: words.year_from ?? null,
    yearTo: words.year_to ?? null,
    type: words.type_of_violence ?? null,
    activeYear: truth(words.active_year),
    category: words.category ?? null,
    flagged: truth(words.flagged),
  };
}

export const EVERY_EVENT: EventFilter = {
  conflict: null,
  country: null,
  yearFrom: null,
  yearTo: null,
  type: null,
  activeYear: null,
  category: null,
  flagged: null,
};

/** What an address can ask of both the rows and the sums kept of them. */
function commonConditions(filter: EventFilter): SQL[] {
  const conditions: SQL[] = [];
  if (filter.conflict !== null) conditions.push(sql`conflict_id = ${filter.conflict}`);
  if (filter.country !== null) conditions.push(sql`country_id = ${filter.country}`);
  if (filter.yearFrom !== null) conditions.push(sql`year >= ${filter.yearFrom}`);
  if (filter.yearTo !== null) conditions.push(sql`year <= ${filter.yearTo}`);
  if (filter.type !== null) conditions.push(sql`type_of_violence = ${filter.type}`);
  if (filter.activeYear !== null) conditions.push(sql`active_year = ${filter.activeYear}`);
  return conditions;
}

/** The condition that a row of `datasets.events` passes a filter, or null where every row does. */
export function passesFilter(filter: EventFilter): SQL | null {
  const conditions = commonConditions(filter);
  if (filter.category !== null) conditions.push(sql`category = ${filter.category}`);
  if (filter.flagged === true) conditions.push(sql`flags is not null`);
  if (filter.flagged === false) conditions.push(sql`flags is null`);
  return conditions.length === 0 ? null : sql.join(conditions, sql` and `);
}

/** The conditions for the sums kept by year, each beginning with "and". */
export function sumsFilter(filter: EventFilter): SQL {
  return sql.join(commonConditions(filter).map((condition) => sql` and ${condition}`));
}
