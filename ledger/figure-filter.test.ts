import { expect, test } from 'vitest';
import {
  filterQuery,
  filterView,
  isFiltering,
  listOptions,
  NO_FILTER,
} from '@/ledger/figure-filter';
import { exampleFigure, exampleParty, seed1, voa30000 } from '@/tests/unit/example-figures';
import { exampleView, inPhase, july2020, warTo1994 } from '@/tests/unit/example-view';

const soldiers = inPhase(
  july2020,
  exampleFigure({ id: 'S', counted: 'military', affected: exampleParty('azerbaijan') }),
);
const view = exampleView(
  [inPhase(warTo1994, seed1), inPhase(warTo1994, voa30000), soldiers],
  [warTo1994, july2020],
);
const left = (filter: Partial<typeof NO_FILTER>) =>
  filterView(view, { ...NO_FILTER, ...filter }).figures.map(({ id }) => id);

test('each filter leaves what has its value, several leave what has all of them', () => {
  expect(left({})).toHaveLength(3);
  expect(left({ phase: july2020.id })).toEqual(['S']);
  expect(left({ side: 'azerbaijani' })).toEqual(['S']);
  expect(left({ counted: 'military', phase: warTo1994.id })).toEqual([]);
  expect(left({ claimant: seed1.claimant.id, phase: warTo1994.id })).toContain(seed1.id);
  expect(left({ measure: 'no-such-measure' })).toEqual([]);
});

test('a view without a filter is the very view', () => {
  expect(filterView(view, NO_FILTER)).toBe(view);
  expect(isFiltering(NO_FILTER)).toBe(false);
});

test('what can be chosen has a name and how many figures it leaves', () => {
  expect(listOptions(view, 'phase')).toEqual([
    { value: warTo1994.id, label: warTo1994.name, figures: 2 },
    { value: july2020.id, label: july2020.name, figures: 1 },
  ]);
  for (const name of ['side', 'counted', 'measure', 'claimant'] as const)
    for (const { value, figures } of listOptions(view, name))
      expect(left({ [name]: value })).toHaveLength(figures);
});

test('a filter stands in an address in one order, and only as far as it is asked for', () => {
  expect(filterQuery(NO_FILTER)).toBe('');
  expect(filterQuery({ ...NO_FILTER, claimant: 'a b', phase: 'x' })).toBe('phase=x&claimant=a+b');
});
