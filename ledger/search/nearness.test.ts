import { expect, test } from 'vitest';
import { nearness } from './nearness';

test('the same name is 1, whatever its capitals; another with no part in common is 0', () => {
  expect(nearness('Killed-April-2016', 'killed-april-2016')).toBe(1);
  expect(nearness('xyz', 'killed')).toBe(0);
});

test.each([
  ['nagorno-karabach', 'nagorno-karabakh'],
  ['nagornokarabakh', 'nagorno-karabakh'],
  ['displacd', 'displaced'],
  ['kiled-april-2016', 'killed-april-2016'],
  ['deaths', 'deaths-by-country'],
  ['april-2016', 'killed-april-2016'],
])('%s is near %s', (asked, name) => {
  expect(nearness(asked, name)).toBeGreaterThan(0.55);
});

test.each([
  ['wp-login', 'killed-by-phase'],
  ['2016', 'killed-july-2020'],
  ['index', 'incidents-since-2015'],
  ['in', 'killed-in-the-war-to-1994'],
  ['admin', 'armenia'],
])('%s is not near %s', (asked, name) => {
  expect(nearness(asked, name)).toBeLessThan(0.55);
});
