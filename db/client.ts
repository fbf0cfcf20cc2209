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
 * What every session says for itself: a role may change the defaults of its own sessions, so whoever
 * has the password of one could turn day and month around in what is read.
 */
const NAMED = {
  statement_timeout: 15_000,
  lock_timeout: 15_000,
  idle_in_transaction_session_timeout: 600_000,
  default_transaction_isolation: 'read committed',
  search_path: 'pg_catalog',
  timezone: 'UTC',
  datestyle: 'ISO, YMD',
  intervalstyle: 'postgres',
  bytea_output: 'hex',
  extra_float_digits: 1,
} as const;

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
    connection: { ...NAMED, application_name: options.name },
  });
  return { db: drizzle(sql), sql, close: () => sql.end({ timeout: 5 }) };
}
