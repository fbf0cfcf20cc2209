import { expect, test } from 'vitest';
import { citeSource } from '@/ledger/citation/cite-source';
import { formatRis } from '@/ledger/citation/ris';
import { readWithBibutils, readWithCitationJs } from '@/tests/unit/citation-readers';
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

test('whole records: CRLF, a line a value however long, the original document first', () => {
  expect(formatRis([signed, figure]).split('\r\n')).toEqual([
    'TY  - ELEC',
    'ID  - example-report_s1',
    'AU  - Dixon, Robyn',
    'AU  - Demourian, Avet',
    'TI  - Fighting "erupts" in the mountains',
    'T2  - Example Gazette',
    'PY  - 2020',
    'DA  - 2020/09/27/',
    'UR  - https://gazette.example/report',
    'L2  - https://web.archive.org/web/20201001120000/https://gazette.example/report',
    'Y2  - 2024/05/01/',
    'N1  - Archived at https://web.archive.org/web/20201001120000/https://gazette.example/report.',
    'ER  - ',
    '',
    'TY  - ELEC',
    'ID  - casualtyledger_A33010Y_v1',
    'AU  - Casualty Ledger',
    'TI  - Killed in the war to 1994: at least 20,000 persons; who: not stated; period: to 1994; as said by The Washington Post, in its own voice; as of 27 September 2020 (figure A33010Y, version 1 of 2 May 2024, fingerprint 0123456789abcdef)',
    'PY  - 2024',
    'DA  - 2024/05/02/',
    'UR  - https://ledger.example/figures/A33010Y/v1',
    'N1  - Recorded at position 100 of the ledger, 2024-05-02T10:00:00Z. SHA-256 fingerprint 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.',
    'ER  - ',
    '',
  ]);
});

test('what is not known has no line', () => {
  expect(formatRis([undated])).toBe(
    `TY  - GEN\r\nID  - sheet_s1\r\nAU  - ${RUSSIAN}\r\nTI  - Сводка\r\nER  - \r\n`,
  );
});

test('an uncertain date says so beside its year', () => {
  const lines = formatRis([citeSource(exampleSource({ date: '2020~' }))]).split('\r\n');
  expect(lines).toContain('PY  - 2020');
  expect(lines).toContain('DA  - 2020///about 2020');
});

test('a body with a comma in its name is the publisher, since RIS would split the author there', () => {
  const agency = 'Agence France-Presse, in Al Arabiya';
  const lines = formatRis([citeSource(exampleSource({ publisher: agency }))]).split('\r\n');
  expect(lines.filter((line) => line.includes(agency))).toEqual([`T2  - ${agency}`]);
  expect(lines.filter((line) => line.startsWith('AU'))).toEqual([]);
});

test('read back by Citation.js: names, titles, dates and addresses are those that were written', () => {
  const works = [signed, dataset, inArmenian, inAzerbaijani, undated, figure, titled(MARKS)];
  const read = readWithCitationJs(formatRis(works));
  expect(read.map(({ id, title, URL }) => ({ id, title, URL }))).toEqual(
    works.map(({ key, title, url }) => ({ id: key, title, URL: url ?? undefined })),
  );
  expect(read.map(({ author }) => author)).toEqual([
    [
      { family: 'Dixon', given: 'Robyn' },
      { family: 'Demourian', given: 'Avet' },
    ],
    [{ literal: 'Uppsala Conflict Data Program' }],
    [{ family: 'Սարգսյան', given: 'Արմեն' }],
    undefined,
    [{ literal: RUSSIAN }],
    [{ literal: 'Casualty Ledger' }],
    [{ literal: RUSSIAN }],
  ]);
  expect(read.map(({ issued }) => issued)).toEqual([
    { 'date-parts': [[2020, 9, 27]] },
    { 'date-parts': [[2024]] },
    { 'date-parts': [[2020, 7]] },
    { 'date-parts': [[2020]] },
    undefined,
    { 'date-parts': [[2024, 5, 2]] },
    undefined,
  ]);
});

test('read back by Bibutils, in Armenian, Azerbaijani and Russian', () => {
  const [armenian, azerbaijani, russian] = readWithBibutils(
    'ris2xml',
    formatRis([inArmenian, inAzerbaijani, undated]),
  );
  expect(armenian).toEqual(expect.arrayContaining([ARMENIAN, 'Արմեն', 'Սարգսյան', '2020-07']));
  expect(azerbaijani).toContain(AZERBAIJANI);
  expect(russian).toContain('Сводка');
});
