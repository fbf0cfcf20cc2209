import { type SQL, sql } from 'drizzle-orm';

/** The columns of `datasets.events` by which a row of one version is held against the same of another. */
export const COMPARED_COLUMNS = [
  'year',
  'active_year',
  'type_of_violence',
  'conflict_id',
  'dyad_id',
  'side_a_id',
  'side_b_id',
  'country_id',
  'date_start',
  'date_end',
  'date_prec',
  'where_prec',
  'event_clarity',
  'latitude',
  'longitude',
  'deaths_a',
  'deaths_b',
  'deaths_civilians',
  'deaths_unknown',
  'low',
  'best',
  'high',
  'category',
  'number',
] as const;

export type ComparedColumn = (typeof COMPARED_COLUMNS)[number];

/** Two versions' rows side by side: `a` is the earlier one's, `b` the later one's, by the same key. */
export function sideBySide(
  from: { load: number; tableNo: number },
  to: { load: number; tableNo: number },
): SQL {
  return sql`
    (select * from datasets.events where load = ${from.load} and table_no = ${from.tableNo}) as a
    full join
    (select * from datasets.events where load = ${to.load} and table_no = ${to.tableNo}) as b
    on a.key = b.key`;
}

/** That a column's value is another in `b` than in `a`. */
export function differs(column: ComparedColumn): SQL {
  return sql`a.${sql.identifier(column)} is distinct from b.${sql.identifier(column)}`;
}
