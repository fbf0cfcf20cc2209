import { expect, test } from 'vitest';
import { basePath, sparkPath } from './sparkline';

const AXIS = { from: 2000, to: 2009, max: 100 };

test('a column a year, in proportion, and none for a year with 0', () => {
  const path = sparkPath(
    [
      { year: 2000, value: 100 },
      { year: 2001, value: 50 },
      { year: 2002, value: 0 },
    ],
    AXIS,
  );
  const heights = Array.from(path.matchAll(/v-([\d.]+)/g), ([, high]) => Number(high));
  expect(heights).toHaveLength(2);
  expect((heights[0] ?? 0) / (heights[1] ?? 1)).toBeCloseTo(2, 1);
});

test('few beside many are still seen', () => {
  expect(sparkPath([{ year: 2000, value: 1 }], { ...AXIS, max: 100_000 })).toContain('v-1');
});

test('a year with 0 has a base line, a year without a number has none', () => {
  const years = [2000, 2001, 2005].map((year) => ({ year, value: 0 }));
  expect(basePath(years, 2000, 2009).match(/M/g)).toHaveLength(2);
});
