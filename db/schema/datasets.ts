import { pgSchema } from 'drizzle-orm/pg-core';

/**
 * Rows of event data as published, and their sums, live in a schema of their own: the ledger says that
 * a version was imported, these tables hold what was in it. Its guards are in the migrations.
 */
export const datasets = pgSchema('datasets');
