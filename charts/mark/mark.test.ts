import { describe, expect, test } from 'vitest';
import type { Bound } from '@/charts/chart';
import { glyphReach } from '@/charts/mark/glyph';
import { toMark } from '@/charts/statement';
import type { Qualifier } from '@/ledger/vocabulary';
import { exampleFigure } from '@/tests/unit/example-figures';
import { exampleView } from '@/tests/unit/example-view';

const view = exampleView([]);

describe('the form of a mark follows the words of its source', () => {
  test.each<[Qualifier, string, Bound]>([
    ['none', '50', 'point'],
    ['exactly', 'exactly 50', 'exact'],
    ['at least', 'at least 50', 'floor'],
    ['more than', 'more than 50', 'floor'],
    ['up to', 'up to 50', 'ceiling'],
    ['fewer than', 'fewer than 50', 'ceiling'],
    ['about', 'about 50', 'soft'],
    ['near', 'near 50', 'soft'],
  ])('%s: "%s" is drawn as a %s', (qualifier, label, bound) => {
    const mark = toMark(view, exampleFigure({ value: 50, qualifier }));
    expect(mark).toMatchObject({ label, bound, anchor: 50, core: true });
  });

  test('between 20 and 30 with no best estimate has whiskers, and no number in the middle', () => {
    const range = exampleFigure({ value: null, low: 20, high: 30, qualifier: 'between' });
    expect(toMark(view, range)).toMatchObject({ bound: 'range', core: false, value: null });
  });

  test('a bare 0 is a mark of its own, "up to 0" is a ceiling', () => {
    const zero = toMark(view, exampleFigure({ value: 0 }));
    const upTo = toMark(view, exampleFigure({ value: 0, qualifier: 'up to' }));
    expect([zero?.bound, upTo?.bound]).toEqual(['zero', 'ceiling']);
  });

  test('indefinite and denied have no mark', () => {
    for (const qualifier of ['indefinite', 'denied'] as const)
      expect(toMark(view, exampleFigure({ value: null, qualifier }))).toBeNull();
  });
});

test('a floor is drawn open upwards only, a ceiling downwards', () => {
  const floor = glyphReach('floor', null, null);
  const ceiling = glyphReach('ceiling', null, null);
  expect(floor.after).toBeGreaterThan(floor.before);
  expect(ceiling.before).toBeGreaterThan(ceiling.after);
});
