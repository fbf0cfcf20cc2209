import { type SQL, sql } from 'drizzle-orm';

/** Which rows of a dataset's table to take; null takes all. Years are whole ones, the ends included. */
export type EventFilter = {
  conflict: number | null;
  country: number | null;
  yearFrom: number | null;
  yearTo: number | null;
  type: 1 | 2 | 3 | null;
  activeYear: boolean | null;
  category: string | null;
  /** True takes the rows that are odd, false those that are not. */
  flagged: boolean | null;
};

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
