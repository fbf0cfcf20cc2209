import { defineConfig } from 'vitest/config';

/** `npm run test:fuzz`: long runs of generated input, apart from `npm test`, which has short ones. */
export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    name: 'fuzz',
    root: new URL('../..', import.meta.url).pathname,
    include: ['tests/fuzz/**/*.test.ts'],
    setupFiles: ['tests/quiet.ts'],
    globalSetup: ['tests/integration/postgres.ts'],
    maxWorkers: 2,
    testTimeout: 3_600_000,
    hookTimeout: 300_000,
  },
});
