import { expect, test } from 'vitest';
import { SIZE } from '../drawn';
import { textWidth } from '../text-width';
import { sayRow } from './chart';

const row = {
  label: 'Second Nagorno-Karabakh War (27 September to 10 November 2020)',
  period: 'autumn of 2020',
  from: 2020.7,
  to: 2020.9,
  kind: 'phase',
} as const;

test('a line says its period where there is room, else its name, else its name without brackets', () => {
  expect(sayRow(row, 780)).toBe(`${row.label}, ${row.period}`);
  expect(sayRow({ ...row, period: '10 November 2020' }, 780)).toBe(row.label);
  expect(sayRow(row, 400)).toBe(row.label);
  expect(sayRow(row, 327)).toBe('Second Nagorno-Karabakh War');
});

test('words that have no room are cut at a space, and never wider than it', () => {
  const cut = sayRow(row, 120);
  expect(cut).toMatch(/^Second.*…$/);
  expect(textWidth(cut, SIZE.sub)).toBeLessThanOrEqual(120);
});
