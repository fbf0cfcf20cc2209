import { type SQL, sql } from 'drizzle-orm';

/**
 * The name that most rows of a load give to an id, as an expression; null where none has one.
 *
 * Looked up id by id: of a load that is newer than its statistics Postgres expects one row, and a join
 * would then sort all names anew for each sum.
 * @param id the column that holds it
 */
export function nameOf(kind: 'conflict' | 'country', load: number, id: SQL): SQL {
  return sql`(select named.name from datasets.names as named
    where named.load = ${load} and named.kind = ${kind} and named.id = ${id}
    order by named.rows desc, named.name limit 1)`;
}
