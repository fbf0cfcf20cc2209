import { describe, expect, test } from 'vitest';
import { formatFragment, parseFragment } from '@/charts/card/fragment';
import { nextMark } from '@/charts/card/next-mark';

describe('the next mark', () => {
  test.each([
    ['ArrowRight', 0, 1],
    ['ArrowDown', 1, 2],
    ['ArrowLeft', 2, 1],
    ['ArrowUp', 1, 0],
    ['Home', 2, 0],
    ['End', 0, 2],
  ])('%s leads from mark %i to mark %i of three', (key, from, to) => {
    expect(nextMark(key, from, 3)).toBe(to);
  });

  test('keys stop at the first and at the last mark', () => {
    expect(nextMark('ArrowUp', 0, 3)).toBe(0);
    expect(nextMark('ArrowDown', 2, 3)).toBe(2);
  });

  test('other keys, and a chart without marks, lead nowhere', () => {
    expect(nextMark('Tab', 0, 3)).toBeNull();
    expect(nextMark('End', 0, 0)).toBeNull();
  });
});

describe('the choice in the address', () => {
  test.each([
    ['#chart=killed-by-phase&figure=HAP4MSH/v1', 'killed-by-phase', 'HAP4MSH', 1, false],
    ['#figure=hap4msh', null, 'HAP4MSH', null, false],
    ['#figure=HAP4MSH/v2&table=open', null, 'HAP4MSH', 2, true],
  ])('%s', (fragment, chart, figure, version, tableOpen) => {
    const choice = parseFragment(fragment);
    expect(choice).toEqual({ chart, mark: { figure, version }, tableOpen });
    if (choice) expect(formatFragment(choice)).toBe(fragment.replace('hap4msh', 'HAP4MSH'));
  });

  test.each(['', '#content', '#killed-by-phase', '#figure=', '#figure=<script>', '#figure=A/v0'])(
    '"%s" chooses nothing',
    (fragment) => expect(parseFragment(fragment)).toBeNull(),
  );

  test('nothing chosen leaves no fragment', () => {
    expect(formatFragment({ chart: 'displaced', mark: null, tableOpen: false })).toBe('');
  });
});
