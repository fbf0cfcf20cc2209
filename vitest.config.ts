import { defineConfig } from 'vitest/config';

const shared = { resolve: { tsconfigPaths: true } };
const setupFiles = ['tests/quiet.ts'];

/** Unit tests are pure; integration tests run on real Postgres; e2e tests in a real Chromium. */
export default defineConfig({
  test: {
    projects: [
      { ...shared, test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], setupFiles } },
      {
        ...shared,
        test: {
          name: 'integration',
          setupFiles,
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: ['tests/integration/postgres.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'e2e',
          setupFiles,
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/integration/postgres.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
