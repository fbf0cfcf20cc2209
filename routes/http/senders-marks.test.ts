import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { listRoutes } from '@/routes/registry';
import { addressWithoutMarks, isSendersMark, withoutMarks } from './senders-marks';

const KNOWN = `
  utm_source utm_id utm_social-type UTM_Medium utm-source utm.source fbclid gclid gad_source gbraid mc_cid mc_eid mkt_tok
  _hsenc _hsmi __hstc igshid igsh msclkid yclid twclid ttclid li_fat_id srsltid ref ref_ ref_src smid cmpid CMP
  mtm_campaign pk_campaign at_medium at_campaign at_bbc_team xtor xtref _ga _gl ga_source gs_l _branch_match_id
  fb_action_ids vero_id oly_enc_id si trk trkInfo WT.mc_id wt_zmc hmb_source _x_tr_sl _x_tr_pto sfnsn rcm lipi
  ocid cvid ved usg __twitter_impression s_kwcid ef_id bhlid _bhlid sh_kit __readwiseLocation echobox
  reflink mbid emc partner cid amp outputType campaign_id cm_mmc mindbox-click-id irclickid awc`
  .trim()
  .split(/\s+/);

test.each(KNOWN.map((name) => [name]))('%s is a mark of who sent the link', (name) => {
  expect(isSendersMark(name)).toBe(true);
});

test.each(['s=20', 't=AbCdEfGhIjKlMnOpQrStUv', 'sa=D', 'source=editors', 'from=singlemessage'])(
  '%s is one by its value, and its name alone is none',
  (piece) => {
    expect(withoutMarks(`${piece}&at=5`)).toBe('at=5');
    const [name = ''] = piece.split('=');
    expect(isSendersMark(name)).toBe(false);
    expect(withoutMarks(`${name}=24.1&at=5`)).toBe(`${name}=24.1&at=5`);
  },
);

const PARAMETERS = new Set(
  listRoutes().flatMap(([, route]) =>
    Object.values(route.formats).flatMap((format) => Object.keys(format?.query ?? {})),
  ),
);

test('no parameter of a route is one, nor is a parameter mistyped', () => {
  expect(PARAMETERS).toContain('at');
  for (const name of PARAMETERS) {
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

test('nginx keeps copies of addresses with the parameters that a route has, and with no others', async () => {
  const file = await readFile('server/nginx/casualty-ledger.conf', 'utf8');
  const [, pattern = ''] = /\$ledger_other_args \{[^"]*"~([^"]*)" 1;/.exec(file) ?? [];
  const isOther = (query: string) => new RegExp(pattern).test(query);
  for (const name of PARAMETERS) expect(isOther(`at=5&${name}=x`), name).toBe(false);
  expect([...PARAMETERS].join(' ')).toBe(
    /\(\?!\(([^)]*)\)/.exec(pattern)?.[1]?.replaceAll('|', ' '),
  );
  for (const query of ['utm_source=x', 'at=5&fbclid=1', 'att=5', 'x', 'at=5&q=a&WT.mc_id=1'])
    expect(isOther(query), query).toBe(true);
});
