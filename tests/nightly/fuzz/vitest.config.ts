import { defineConfig } from 'vitest/config';

/** `npm run test:nightly -- fuzz`: long runs of generated input; `npm test` has short ones. */
export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    name: 'fuzz',
    root: new URL('../../..', import.meta.url).pathname,
    include: ['tests/nightly/fuzz/**/*.test.ts'],
    setupFiles: ['tests/quiet.ts'],
    globalSetup: ['tests/integration/postgres.ts'],
    maxWorkers: 2,
    testTimeout: 3_600_000,
    hookTimeout: 300_000,
  },
});
