import { expect, test } from 'vitest';
import { slug } from '@/ledger/text';
import { freeSlug, joinSlugs, slugOf } from './slugs';

test('a name becomes a slug without accents and signs', () => {
  expect(slugOf("Óglaigh na hÉireann (People's)")).toBe('oglaigh-na-heireann-peoples');
  expect(slugOf('  1969–1972  ')).toBe('1969-1972');
});

test('names in other scripts, and long ones, become slugs that differ', () => {
  const names = ['Արցախ', 'Արցախը', '…', '‘’', 'x'.repeat(100), `${'x'.repeat(99)}y`, 'A Ա', 'A Բ'];
  const slugs = names.map((name) => slugOf(name));
  expect(new Set(slugs).size).toBe(names.length);
  for (const each of slugs) expect(slug.safeParse(each).success, each).toBe(true);
});

test('a slug of several names leaves out what is unknown, and stays within its bound', () => {
  expect(joinSlugs('The Troubles', null, 'Persons killed')).toBe('the-troubles-persons-killed');
  const long = joinSlugs('a'.repeat(70), 'b'.repeat(70));
  expect(slug.safeParse(long).success).toBe(true);
});

test('a slug that is taken gets a hash', () => {
  expect(freeSlug('Report', 'https://a', () => false)).toBe('report');
  expect(freeSlug('Report', 'https://a', () => true)).toMatch(/^report-[0-9a-f]{6}$/);
});
