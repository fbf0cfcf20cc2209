import { expect, test } from 'vitest';
import { nextPause } from '@/server/web-process';

test('pauses grow: 0, 0.5, 1, 2 seconds, and the fifth end within a minute is the last', () => {
  const ends = [0, 1000, 3000, 6000, 11_000];
  const pauses = ends.map((end, index) => nextPause(ends.slice(0, index + 1), end));
  expect(pauses).toEqual([0, 500, 1000, 2000, null]);
});

test('ends of more than a minute ago are forgotten', () => {
  expect(nextPause([0, 1, 2, 3, 100_000], 100_000)).toBe(0);
});
