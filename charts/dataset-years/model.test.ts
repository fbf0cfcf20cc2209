import { expect, test } from 'vitest';
import { buildDatasetYears } from '@/charts/dataset-years/model';

const OF = {
  title: 'Events of Avalon',
  version: '24.1',
  publisher: 'The annals',
  path: '/datasets/avalon/24.1',
  violence: { 1: 'state-based conflict', 3: 'one-sided violence' },
};
const sum = (year: number, type: number, low: number, best: number, high: number) => ({
  ...{ year, type_of_violence: type, events: 2, low, best, high },
});

test('without rows there is no chart', () => {
  expect(buildDatasetYears([], OF)).toBeNull();
});

test('columns a type, one a year with its bounds, and words where a year is missing', () => {
  const sums = [sum(1200, 1, 5, 7, 9), sum(1203, 1, 0, 0, 0), sum(1200, 3, 4, 4, 4)];
  const chart = buildDatasetYears(sums, OF);
  const [state, onesided] = chart?.plots ?? [];
  expect([state?.title, onesided?.title]).toEqual(['State-based conflict', 'One-sided violence']);
  expect(state?.gaps).toEqual([{ from: 1201, to: 1202, words: 'no row in this version' }]);
  expect(state?.columns.map(({ at, mark }) => [at, mark.label, mark.bound])).toEqual([
    [1200, '7 (5–9)', 'range'],
    [1203, '0', 'zero'],
  ]);
  expect(onesided?.columns[0]?.mark.bound).toBe('point');
  expect(state?.columns[0]?.mark.href).toBe(
    '/datasets/avalon/24.1?year_from=1200&year_to=1200&type_of_violence=1',
  );
  expect(chart?.title).toContain('1200 is the highest, 7 in state-based conflict');
});

test('all columns share one scale and one axis of years', () => {
  const chart = buildDatasetYears([sum(1200, 1, 5, 900, 950), sum(1204, 3, 1, 2, 3)], OF);
  for (const plot of chart?.plots ?? [])
    expect(plot).toMatchObject({ from: 1200, to: 1204, max: 950 });
});
