import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';

/** A transaction of the appender's. All that belongs to a load happens in one. */
export type LoadTransaction = Parameters<Parameters<PostgresJsDatabase['transaction']>[0]>[0];
