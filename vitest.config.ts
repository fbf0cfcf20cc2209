import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';

// As tests/extent.ts has it: a config file loads no TypeScript without its ending.
const isNightly = process.env.NIGHTLY === '1';
/** Milliseconds that a unit test may take on a busy machine; by night its properties are run more often. */
const UNIT_TIMEOUT = isNightly ? 600_000 : 20_000;

/** They put modules in others' places: each file has modules of its own. */
const MOCKING = ['charts/card/chart-card.test.tsx', 'charts/render/draw-plot.test.ts'];

const shared = { resolve: { tsconfigPaths: true } };
const all = {
  setupFiles: ['tests/quiet.ts'],
  // A busy machine takes its time; what is there at once is seen at once.
  expect: { poll: { timeout: 15_000 } },
  // Files keep nothing in modules that another could stumble over; to load all anew for each takes a minute.
  isolate: false,
};
const built = 'tests/built.ts';
const postgres = 'tests/integration/postgres.ts';

/** Unit tests are pure; integration tests run on real Postgres; e2e tests in a real Chromium. */
export default defineConfig({
  test: {
    // A test often waits for a process that it has started: three run at once even on two cores.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    projects: [
      {
        ...shared,
        test: {
          ...all,
          name: 'unit',
          include: [
            'tests/unit/**/*.test.{ts,tsx}',
            '{ledger,charts,routes,loaders,components,db,datasets,server,cli}/**/*.test.{ts,tsx}',
          ],
          exclude: [...configDefaults.exclude, ...MOCKING],
          testTimeout: UNIT_TIMEOUT,
          hookTimeout: UNIT_TIMEOUT,
        },
      },
      {
        ...shared,
        test: {
          ...all,
          isolate: true,
          name: 'unit-mocking',
          include: MOCKING,
          testTimeout: UNIT_TIMEOUT,
          hookTimeout: UNIT_TIMEOUT,
        },
      },
      {
        ...shared,
        test: {
          ...all,
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: [built, postgres],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        ...shared,
        test: {
          ...all,
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: [built, postgres, 'tests/e2e/shared.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
