import { expect, test } from 'vitest';
import { CHAPTERS } from '@/routes/route';
import { listApiGroups } from './groups';

test('every chapter of the API has a group of its own, and each group a name and a sentence', () => {
  const groups = listApiGroups();
  expect(groups.flatMap(({ chapter }) => chapter ?? [])).toEqual([...CHAPTERS]);
  for (const { name, about } of groups) expect(name.length * about.length).toBeGreaterThan(0);
});
