import { defineConfig } from 'drizzle-kit';

/** For `npm run generate` only: the program itself applies the committed migrations at start. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './db/schema/*.ts',
  out: './db/migrations',
  schemaFilter: ['ledger', 'datasets', 'search'],
});
