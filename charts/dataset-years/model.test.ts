import { expect, test } from 'vitest';
import { listPanelMarks } from '@/charts/chart';
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

test('a panel a type, a mark a year with its bounds, and words where a year is missing', () => {
  const sums = [sum(1200, 1, 5, 7, 9), sum(1203, 1, 0, 0, 0), sum(1200, 3, 4, 4, 4)];
  const chart = buildDatasetYears(sums, OF);
  expect(chart?.panels.map(({ title }) => title)).toEqual([
    'State-based conflict',
    'One-sided violence',
  ]);
  const [state, onesided] = chart?.panels ?? [];
  const gap = state?.rows.find((row) => row.kind === 'gap');
  expect(gap).toMatchObject({ label: '1201 to 1202', words: 'no row in this version' });
  const marks = state ? listPanelMarks(state) : [];
  expect(marks.map(({ label, bound }) => [label, bound])).toEqual([
    ['7 (5–9)', 'range'],
    ['0', 'zero'],
  ]);
  expect(onesided && listPanelMarks(onesided)[0]?.bound).toBe('point');
  expect(marks[0]?.href).toBe(
    '/datasets/avalon/24.1?year_from=1200&year_to=1200&type_of_violence=1',
  );
  expect(chart?.sentence).toContain('1200 to 1203. The highest sum is that of 1200');
});

test('all panels share one scale, so that their lengths can be compared', () => {
  const chart = buildDatasetYears([sum(1200, 1, 5, 900, 950), sum(1200, 3, 1, 2, 3)], OF);
  const [a, b] = chart?.panels ?? [];
  expect(a?.scale).toEqual(b?.scale);
});
