import { type PostgresJsDatabase, PostgresJsSession } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';

/** A transaction of the appender's. All that belongs to a load happens in one. */
export type LoadTransaction = Parameters<Parameters<PostgresJsDatabase['transaction']>[0]>[0];

/**
 * The driver's own handle on a transaction: COPY needs it, which Drizzle does not do.
 * @throws Error when the transaction is not one of the `postgres` driver
 */
export function driverOf(transaction: LoadTransaction): postgres.TransactionSql {
  const { session } = transaction._;
  if (session instanceof PostgresJsSession) return session.client;
  throw new Error('the transaction is not one of the postgres driver');
}
