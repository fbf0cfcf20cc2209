import { expect, test } from 'vitest';
import { listRoutes } from '@/routes/registry';
import { addressWithoutMarks, isSendersMark, withoutMarks } from './senders-marks';

test.each([
  'utm_source',
  'utm_social-type',
  'UTM_Medium',
  'fbclid',
  'gclid',
  'gad_source',
  'gbraid',
  'mc_cid',
  'mc_eid',
  'mkt_tok',
  '_hsenc',
  '__hstc',
  'igshid',
  'msclkid',
  'yclid',
  'twclid',
  'ttclid',
  'li_fat_id',
  'srsltid',
  'ref_src',
  'smid',
  'cmpid',
  'mtm_campaign',
  'pk_campaign',
  'at_medium',
  'xtor',
  '_gl',
  '_branch_match_id',
  'fb_action_ids',
  'vero_id',
  'oly_enc_id',
])('%s is a mark of who sent the link', (name) => {
  expect(isSendersMark(name)).toBe(true);
});

test('no parameter of a route is one, nor is a parameter mistyped', () => {
  const known = listRoutes().flatMap(([, route]) =>
    Object.values(route.formats).flatMap((format) => Object.keys(format?.query ?? {})),
  );
  expect(known).toContain('at');
  for (const name of new Set(known)) {
    const mistyped = [name, `${name}s`, `${name}_`, name.slice(1), name.slice(0, -1), `_${name}`];
    for (const each of [...mistyped, name.toUpperCase()])
      expect(isSendersMark(each), each).toBe(false);
  }
});

test.each([
  ['utm_source=x', ''],
  ['utm_source=x&at=5&fbclid=1', 'at=5'],
  ['at=5&bom=1', 'at=5&bom=1'],
  ['at=5&amp;utm_source=x', 'at=5'],
  ['at=5&amp;bom=1', 'at=5&bom=1'],
  ['utm%5Fsource=x&at=5', 'at=5'],
  ['at=5?utm_source=newsletter&utm_medium=email', 'at=5'],
  ['fbclid', ''],
  ['q=utm_source%3Dx', 'q=utm_source%3Dx'],
  ['q=what?ref=1', 'q=what'],
  ['q=a?b=c', 'q=a?b=c'],
  ['stauts=all', 'stauts=all'],
  ['%ff=1', '%ff=1'],
])('of "%s" there stays "%s"', (query, kept) => {
  expect(withoutMarks(query)).toBe(kept);
  const path = '/figures/Z35Z0V8.csv';
  expect(addressWithoutMarks(`${path}?${query}`)).toBe(kept === '' ? path : `${path}?${kept}`);
});
