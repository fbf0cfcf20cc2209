import { describe, expect, test } from 'vitest';
import { citeSource } from '@/ledger/citation/cite-source';
import { formatCiteWeb } from '@/ledger/citation/cite-web';
import { exampleSource } from '@/tests/unit/example-figures';
import {
  ARMENIAN,
  figure,
  inArmenian,
  MARKS,
  RUSSIAN,
  signed,
  titled,
  undated,
} from '@/tests/unit/example-works';

describe('{{cite web}}', () => {
  test('a signed report with its archived copy, whose day stands in its address', () => {
    expect(formatCiteWeb(signed)).toBe(
      '{{cite web |last1=Dixon |first1=Robyn |last2=Demourian |first2=Avet |date=27 September 2020 |title=Fighting "erupts" in the mountains |url=https://gazette.example/report |website=Example Gazette |archive-url=https://web.archive.org/web/20201001120000/https://gazette.example/report |archive-date=1 October 2020 |access-date=1 May 2024}}',
    );
  });

  test('a figure with its number, claimant, version and fingerprint', () => {
    expect(formatCiteWeb(figure)).toBe(
      '{{cite web |author=Casualty Ledger |date=2 May 2024 |title=Killed in the war to 1994: at least 20,000 persons; who: not stated; period: to 1994; as said by The Washington Post, in its own voice; as of 27 September 2020 (figure A33010Y, version 1 of 2 May 2024, fingerprint 0123456789abcdef) |url=https://ledger.example/figures/A33010Y/v1}}',
    );
  });

  test('without an address it is {{citation}} in the same form: {{cite web}} would be an error', () => {
    expect(formatCiteWeb(undated)).toBe(`{{citation |author=${RUSSIAN} |title=Сводка |mode=cs1}}`);
  });

  test('Armenian stays as it is, and a month is a month', () => {
    expect(formatCiteWeb(inArmenian)).toContain(
      `|last=Սարգսյան |first=Արմեն |date=July 2020 |title=${ARMENIAN} |`,
    );
  });

  test('an archive that names no day is given without one', () => {
    const archived = { ...signed, archived_url: 'https://perma.cc/ABCD-1234' };
    expect(formatCiteWeb(archived)).toContain('|archive-url=https://perma.cc/ABCD-1234 |access');
  });
});

describe('nothing in a title is mark-up', () => {
  const cases: [string, string][] = [
    [
      MARKS,
      'a &#123;b&#125; {{!}} c & 100% #1 _d_ $5 &#126;e^f &lt;i&gt;g&lt;/i&gt; &#91;h&#93; \\',
    ],
    ["''italics'' and it's", "&#39;&#39;italics&#39;&#39; and it's"],
    ['signed ~~~~', 'signed &#126;&#126;&#126;&#126;'],
    ['a &lt; b', 'a &amp;lt; b'],
    ['see http://x.example', 'see http&#58;//x.example'],
    ['two\nlines', 'two lines'],
  ];
  test.each(cases)('%s', (title, written) => {
    expect(formatCiteWeb(titled(title))).toContain(`|title=${written} |`);
  });
});

test('an address with a bar, braces or brackets stays one value', () => {
  const url = 'https://gazette.example/a|b?c={d}&e=[f]&g=~h';
  expect(formatCiteWeb({ ...undated, url })).toContain(
    '|url=https://gazette.example/a%7Cb?c=%7Bd%7D&e=%5Bf%5D&g=~h}}',
  );
});

test.each([
  ['2020', '2020'],
  ['2020~', 'c. 2020'],
  ['2020-07-12/2020-07-14', '12–14 July 2020'],
  ['2020-09-27/2020-11-10', '27 September – 10 November 2020'],
])('the template takes the date %s as %s', (date, said) => {
  expect(formatCiteWeb(citeSource(exampleSource({ date })))).toContain(`|date=${said} |`);
});
