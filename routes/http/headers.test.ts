import { expect, test } from 'vitest';
import { contentDisposition, namePart } from './headers';

test.each([
  ['Combatants Killed', 'combatants-killed'],
  ['Müdafiə/../x', 'mudafi-..-x'],
  ['a"b\r\nSet-Cookie: x', 'a-b-set-cookie-x'],
  ['..', ''],
  ['24.1', '24.1'],
])('%j is "%s" in the name of a file', (words, part) => {
  expect(namePart(words)).toBe(part);
});

test('a name is no longer than systems take, and keeps its day and ending', () => {
  const header = contentDisposition('csv', ['x', 'y'.repeat(400)], new Date('2026-11-29'));
  expect(header).toMatch(/^attachment; filename="x-y+-2026-11-29\.csv"$/);
  expect(header.length).toBeLessThan(240);
});
