import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { citeSource } from '@/ledger/citation/cite-source';
import { formatStyled, STYLES, type Style, toText } from '@/ledger/citation/styles';
import type { Work } from '@/ledger/citation/work';
import { exampleSource } from '@/tests/unit/example-figures';
import {
  ARMENIAN,
  AZERBAIJANI,
  dataset,
  figure,
  inArmenian,
  inAzerbaijani,
  MARKS,
  RUSSIAN,
  signed,
  titled,
  undated,
} from '@/tests/unit/example-works';

const write = (work: Work, style: Style) => toText(formatStyled(work, style));

const SAID =
  'Killed in the war to 1994: at least 20,000 persons; who: not stated; period: to 1994; as said by The Washington Post, in its own voice; as of 27 September 2020 (figure A33010Y, version 1 of 2 May 2024, fingerprint 0123456789abcdef)';
const PINNED = 'https://ledger.example/figures/A33010Y/v1';
const REPORT = 'https://gazette.example/report';
const UCDP = 'UCDP Battle-Related Deaths Dataset, version 24.1';

describe('each style as its manual has it', () => {
  const cases: [string, Work, Record<Style, string>][] = [
    [
      'a figure',
      figure,
      {
        APA: `Casualty Ledger. (2024, May 2). ${SAID}. ${PINNED}`,
        MLA: `Casualty Ledger. ${SAID}. 2 May 2024, ${PINNED}.`,
        Chicago: `Casualty Ledger. 2024. “${SAID}.” May 2, 2024. ${PINNED}.`,
        Harvard: `Casualty Ledger (2024) ${SAID}. Available at: ${PINNED}.`,
      },
    ],
    [
      'a signed report',
      signed,
      {
        APA: `Dixon, R., & Demourian, A. (2020, September 27). Fighting “erupts” in the mountains. Example Gazette. ${REPORT}`,
        MLA: `Dixon, Robyn, and Avet Demourian. “Fighting ‘erupts’ in the mountains.” Example Gazette, 27 Sept. 2020, ${REPORT}.`,
        Chicago: `Dixon, Robyn, and Avet Demourian. 2020. “Fighting ‘erupts’ in the mountains.” Example Gazette. September 27, 2020. ${REPORT}.`,
        Harvard: `Dixon, R. and Demourian, A. (2020) Fighting ‘erupts’ in the mountains, Example Gazette. Available at: ${REPORT} (Accessed: 1 May 2024).`,
      },
    ],
    [
      'a dataset',
      dataset,
      {
        APA: `Uppsala Conflict Data Program. (2024). ${UCDP} [Data set]. https://ucdp.example/downloads/`,
        MLA: `Uppsala Conflict Data Program. ${UCDP}. 2024, https://ucdp.example/downloads/.`,
        Chicago: `Uppsala Conflict Data Program. 2024. “${UCDP}.” https://ucdp.example/downloads/.`,
        Harvard: `Uppsala Conflict Data Program (2024) ‘${UCDP}’. Available at: https://ucdp.example/downloads/ (Accessed: 1 May 2024).`,
      },
    ],
    [
      'no date is no date, and never today',
      undated,
      {
        APA: `${RUSSIAN}. (n.d.). Сводка.`,
        MLA: `${RUSSIAN}. Сводка.`,
        Chicago: `${RUSSIAN}. n.d. “Сводка.”`,
        Harvard: `${RUSSIAN} (no date) Сводка.`,
      },
    ],
    [
      'a month is a month, and Armenian letters stay as they are',
      inArmenian,
      {
        APA: `Սարգսյան, Արմեն. (2020, July). ${ARMENIAN}. ${ARMENIAN}. ${REPORT}`,
        MLA: `Սարգսյան, Արմեն. “${ARMENIAN}.” ${ARMENIAN}, July 2020, ${REPORT}.`,
        Chicago: `Սարգսյան, Արմեն. 2020. “${ARMENIAN}.” ${ARMENIAN}. July 2020. ${REPORT}.`,
        Harvard: `Սարգսյան, Արմեն (2020) ${ARMENIAN}, ${ARMENIAN}. Available at: ${REPORT}.`,
      },
    ],
  ];
  test.each(
    cases.flatMap(([what, work, expected]) =>
      STYLES.map((style) => [what, style, work, expected[style]] as const),
    ),
  )('%s in %s', (_what, style, work, expected) => {
    expect(write(work, style)).toBe(expected);
  });
});

test.each(STYLES)('%s changes no letter of an Azerbaijani title and body', (style) => {
  const plain = write(inAzerbaijani, style).replaceAll(/["“”‘’]/g, '"');
  expect(plain.split(AZERBAIJANI)).toHaveLength(3);
});

test.each(STYLES)('%s takes no mark in a title for its own', (style) => {
  expect(write(titled(MARKS), style)).toContain(MARKS);
});

test('an uncertain year is said to be about it, an interval has both ends, other words stay', () => {
  const dated = (date: string) => write(citeSource(exampleSource({ date, url: null })), 'APA');
  expect(dated('2020~')).toContain('(ca. 2020)');
  expect(dated('2020-07-12/2020-07-14')).toContain('(2020, July 12–14)');
  expect(dated('/1994')).toContain('(to 1994)');
});

test('names: people are turned round, bodies and bylines of newsrooms stay whole', () => {
  const authors = (author: string) => citeSource(exampleSource({ author })).authors;
  expect(authors('Robyn Dixon')).toEqual([{ given: 'Robyn', family: 'Dixon' }]);
  expect(authors('Dixon, Robyn')).toEqual([{ given: 'Robyn', family: 'Dixon' }]);
  expect(authors('Əli İsmayılov')).toEqual([{ given: 'Əli', family: 'İsmayılov' }]);
  expect(authors('J. R. R. Tolkien')).toEqual([{ given: 'J. R. R.', family: 'Tolkien' }]);
  for (const body of ['Associated Press', 'Human Rights Watch', 'Crisis Group staff', 'Reuters']) {
    expect(authors(body)).toEqual([{ name: body }]);
  }
});

test('italics are marked as such, and only in the words that a style sets in italics', () => {
  expect(formatStyled(signed, 'MLA').filter(({ italic }) => italic)).toEqual([
    { text: 'Example Gazette', italic: true },
  ]);
});

test('the official style files are the ones that their README names, unchanged', () => {
  const folder = new URL('csl/', import.meta.url);
  const lines = readFileSync(new URL('README.md', folder), 'utf8').matchAll(
    /^\| `(.+?)` .*`([0-9a-f]{64})` \|$/gm,
  );
  const named = Array.from(lines, ([, file, hash]) => [file, hash]);
  expect(named).toHaveLength(4);
  for (const [file = '', hash] of named) {
    const bytes = readFileSync(new URL(file, folder));
    expect([file, createHash('sha256').update(bytes).digest('hex')]).toEqual([file, hash]);
  }
});
