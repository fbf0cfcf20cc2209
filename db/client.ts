import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

/** A database, or a transaction in it: what a query takes. */
export type Database = Pick<
  PostgresJsDatabase,
  'select' | 'selectDistinctOn' | 'execute' | 'transaction' | 'insert'
>;

/** An open pool of connections; `close` waits up to five seconds for what is under way. */
export type Connection = { db: Database; sql: postgres.Sql; close: () => Promise<void> };

/**
 * Seconds between two tries to connect: a server must show an append within a second of the database's
 * return, and the driver's own pauses grow to 20.
 */
const PAUSE = { first: 0.05, most: 0.25 };

/**
 * Opens a pool. Nothing is sent before the first query.
 * @param url a `postgres://` address with user and password
 * @param options `max` connections, and the `name` that shows in `pg_stat_activity`
 */
export function openDatabase(url: string, options: { max: number; name: string }): Connection {
  const sql = postgres(url, {
    max: options.max,
    connect_timeout: 5,
    idle_timeout: 60,
    backoff: (tries) => Math.min(PAUSE.first * 2 ** tries, PAUSE.most),
    onnotice: () => {},
    connection: { application_name: options.name, statement_timeout: 15_000 },
  });
  return { db: drizzle(sql), sql, close: () => sql.end({ timeout: 5 }) };
}
