import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const shared = { resolve: { tsconfigPaths: true } };
const setupFiles = ['tests/quiet.ts'];
const postgres = 'tests/integration/postgres.ts';
const e2e = { setupFiles, testTimeout: 60_000, hookTimeout: 120_000 };

/** Unit tests are pure; integration tests run on real Postgres; e2e tests in a real Chromium. */
export default defineConfig({
  test: {
    // A test often waits for a process that it has started: two run at once even on two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          include: [
            'tests/unit/**/*.test.{ts,tsx}',
            '{ledger,charts,routes,loaders,components,db,datasets,server,cli}/**/*.test.{ts,tsx}',
          ],
          setupFiles,
        },
      },
      {
        ...shared,
        test: {
          name: 'integration',
          setupFiles,
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: [postgres],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        ...shared,
        test: {
          ...e2e,
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: [postgres, 'tests/e2e/shared.ts'],
        },
      },
    ],
  },
});
