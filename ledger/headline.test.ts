import { expect, test } from 'vitest';
import { describeFigure } from '@/ledger/describe';
import { listHeadlines } from '@/ledger/headline';
import { formatPlace } from '@/ledger/place';
import { formatRelation } from '@/ledger/relation';
import { orderBySide } from '@/ledger/side';
import {
  exampleFigure,
  exampleSource,
  seed1,
  seed6,
  seed9,
  seed10,
  voa30000,
} from '@/tests/unit/example-figures';

const other = exampleSource({ id: 'another-report' });

test('a page opens with the document of the first recorded figure, in the order recorded', () => {
  const [first, second, elsewhere] = [
    exampleFigure(),
    exampleFigure({ sources: [other, exampleSource()] }),
    exampleFigure({ sources: [other] }),
  ];
  const recorded = new Map([
    [first.id, 10],
    [second.id, 12],
    [elsewhere.id, 11],
  ]);
  expect(listHeadlines([second, elsewhere, first], recorded)).toEqual([first, second]);
});

test('a figure that was revised later keeps its place', () => {
  const revised = exampleFigure({ version: 2, position: 900 });
  const later = exampleFigure({ position: 20, sources: [other] });
  const recorded = new Map([
    [revised.id, 10],
    [later.id, 20],
  ]);
  expect(listHeadlines([later, revised], recorded)).toEqual([revised]);
});

test('an empty ledger has no headline', () => {
  expect(listHeadlines([], new Map())).toEqual([]);
});

test('a place stands under each party’s name, once where they agree', () => {
  const name = (party: string, text: string) => ({ party, name: text, native: null });
  expect(
    formatPlace({ names: [name('armenia', 'Stepanakert'), name('azerbaijan', 'Khankendi')] }),
  ).toBe('Stepanakert / Khankendi');
  expect(
    formatPlace({ names: [name('a', 'Nagorno-Karabakh'), name('b', 'Nagorno-Karabakh')] }),
  ).toBe('Nagorno-Karabakh');
});

test('a relation is told from either side', () => {
  expect(formatRelation('excludes', 'forward')).toBe('leaves out');
  expect(formatRelation('excludes', 'backward')).toBe('is left out of');
  expect(formatRelation('part of', 'backward')).toBe('includes');
});

test('a page’s description carries the qualifier, the scope, the claimant, the day and the source', () => {
  expect(describeFigure(seed1).title).toMatch(/: at least 20,000 persons$/);
  const { description } = describeFigure(seed10);
  expect(description).toContain(': 0 persons.');
  expect(description).toContain('Azerbaijan');
  expect(description).toContain('as of 27 September 2020');
  expect(description).toContain('The Washington Post');
});

test('rivals stand in the alphabetical order of their sides, third parties last', () => {
  const sides = [
    { id: 'armenian', name: 'Armenian side' },
    { id: 'azerbaijani', name: 'Azerbaijan' },
  ];
  expect(orderBySide([voa30000, seed9, seed6], sides)).toEqual([seed6, seed9, voa30000]);
});
