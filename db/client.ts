import { is } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase, PostgresJsSession } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { listHosts } from './addresses';
import { connectToOneHost } from './one-host';

/** A database, or a transaction in it: what a query takes. */
export type Database = Pick<
  PostgresJsDatabase,
  'select' | 'selectDistinctOn' | 'execute' | 'transaction' | 'insert' | '_'
>;

/** An open pool of connections; `close` waits up to five seconds for what is under way. */
export type Connection = {
  db: Database;
  sql: postgres.Sql;
  close: () => Promise<void>;
};

/**
 * Seconds between two tries to connect: a server must show an append within a second of the database's
 * return, and the driver's own pauses grow to 20.
 */
const PAUSE = { first: 0.05, most: 0.25 };
/** Milliseconds that a statement may take, unless its pool says otherwise. */
const STATEMENT_TIMEOUT = 15_000;

export type PoolOptions = {
  max: number;
  /** What shows in `pg_stat_activity`. */
  name: string;
  /** Milliseconds that a statement may take. */
  statementTimeout?: number;
  /** Is told each statement before it is sent. */
  onQuery?: (text: string) => void;
};

/**
 * What every session says for itself: a role may change the defaults of its own sessions, so anyone
 * who has the password of one could turn day and month around in what is read.
 */
const NAMED = {
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
 * @param url a `postgres://` address with user and password, of one host or several
 */
export function openDatabase(url: string, options: PoolOptions): Connection {
  // Named apart: the driver documents `socket`, and its types leave it out.
  const given = {
    socket: connectToOneHost(url),
    max: options.max,
    connect_timeout: 5,
    idle_timeout: 60,
    backoff: (tries: number) => Math.min(PAUSE.first * 2 ** tries, PAUSE.most),
    onnotice: () => {},
    ...(options.onQuery && {
      debug: (_connection: number, text: string) => options.onQuery?.(text),
    }),
    connection: {
      ...NAMED,
      application_name: options.name,
      statement_timeout: options.statementTimeout ?? STATEMENT_TIMEOUT,
    },
  };
  const sql = postgres(listHosts(url)[0], given);
  return { db: drizzle(sql), sql, close: () => sql.end({ timeout: 5 }) };
}

/**
 * The driver's own handle on a database or a transaction: for COPY, and for bytes as they come, which
 * Drizzle does not do.
 * @throws Error where it is not one of the `postgres` driver
 */
export function driverOf({ _: { session } }: Pick<Database, '_'>): postgres.Sql {
  // Next bundles Drizzle for each of its layers: `instanceof` would tell the copies apart.
  if (is(session, PostgresJsSession)) return session.client;
  throw new Error('the database is not one of the postgres driver');
}
