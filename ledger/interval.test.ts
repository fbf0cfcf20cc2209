import { describe, expect, test } from 'vitest';
import { type Numbers, toInterval } from '@/ledger/interval';
import type { Qualifier } from '@/ledger/vocabulary';

function numbers(qualifier: Qualifier, value: number | null, low?: number, high?: number): Numbers {
  return { qualifier, value, low: low ?? null, high: high ?? null };
}

describe('bounds of a figure', () => {
  test.each([
    // [numbers, bounds in mathematical notation with ? for unknown, best, end]
    [numbers('none', 200), '(?, ?)', 200, 'bare'],
    [numbers('none', 0), '(?, ?)', 0, 'bare'],
    [numbers('none', 200, 180, 250), '[180, 250]', 200, 'bare'],
    [numbers('exactly', 181), '[181, 181]', 181, 'exact'],
    [numbers('exactly', 0), '[0, 0]', 0, 'exact'],
    [numbers('at least', 20000), '[20000, ?)', null, 'floor'],
    [numbers('more than', 200), '(200, ?)', null, 'floor'],
    [numbers('at least', null, 16), '[16, ?)', null, 'floor'],
    [numbers('at least', null), '(?, ?)', null, 'floor'],
    [numbers('up to', 50), '(?, 50]', null, 'ceiling'],
    [numbers('fewer than', 50), '(?, 50)', null, 'ceiling'],
    [numbers('near', 300), '(?, ?)', 300, 'soft'],
    [numbers('about', 300), '(?, ?)', 300, 'soft'],
    [numbers('between', 7646, 7548, 9077), '[7548, 9077]', 7646, 'range'],
    [numbers('between', null, 10, 20), '[10, 20]', null, 'range'],
    [numbers('indefinite', null), '(?, ?)', null, 'wordless'],
    [numbers('denied', null), '(?, ?)', null, 'wordless'],
  ] as const)('%o says %s, best %s, drawn as %s', (figure, bounds, best, end) => {
    const { low, high, lowInclusive, highInclusive, ...rest } = toInterval(figure);
    const said = `${lowInclusive ? '[' : '('}${low ?? '?'}, ${high ?? '?'}${highInclusive ? ']' : ')'}`;
    expect(said).toBe(bounds);
    expect(rest).toEqual({ best, end, outOfOrder: false });
  });

  test('a published low above the best is kept as published and flagged', () => {
    expect(toInterval(numbers('between', 40, 45, 60))).toMatchObject({
      low: 45,
      best: 40,
      high: 60,
      outOfOrder: true,
    });
    expect(toInterval(numbers('between', 40, 30, 35)).outOfOrder).toBe(true);
    expect(toInterval(numbers('between', null, 30, 20)).outOfOrder).toBe(true);
  });

  test('low = best = high is in order', () => {
    expect(toInterval(numbers('between', 35, 35, 35)).outOfOrder).toBe(false);
  });
});
