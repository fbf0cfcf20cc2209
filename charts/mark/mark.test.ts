import { describe, expect, test } from 'vitest';
import type { Bound } from '@/charts/chart';
import { sayMark } from '@/charts/mark/mark-link';
import { toPlotMark } from '@/charts/plot';
import { sayNumber, toMark } from '@/charts/statement';
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

describe('a unit is said once, with its number', () => {
  const measure = (unit: string) => ({ ...exampleFigure({}).measure, unit });
  test.each([
    [{ value: 2 }, 'helicopters', '2 helicopters'],
    [{ value: 1 }, 'helicopters', '1 helicopter'],
    [{ value: 20_000, qualifier: 'at least' }, 'persons', 'at least 20,000 persons'],
    [{ value: 7, low: 5, high: 9 }, 'deaths', '7 (5–9) deaths'],
    [{ value: 3 }, 'air-defence systems', '3 air-defence systems'],
  ] as const)(
    '%j of %s is "%s", whether the drawn label has the unit or not',
    (over, unit, said) => {
      const figure = exampleFigure({ ...over, measure: measure(unit) });
      for (const form of ['number', 'number and unit'] as const) {
        const mark = toMark(view, figure, form);
        if (mark === null) throw new Error('no mark');
        expect(sayNumber(mark)).toBe(said);
        expect(sayMark(toPlotMark(mark)).startsWith(`${said}. `)).toBe(true);
        expect(sayMark(toPlotMark(mark))).not.toContain(`${unit} ${unit}`);
      }
    },
  );
});
