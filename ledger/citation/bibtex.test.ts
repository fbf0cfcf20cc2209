import { describe, expect, test } from 'vitest';
import { formatBiblatex, formatBibtex } from '@/ledger/citation/bibtex';
import { citeSource } from '@/ledger/citation/cite-source';
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

const SAID =
  'Killed in the war to 1994: at least 20,000 persons; who: not stated; period: to 1994; as said by The Washington Post, in its own voice; as of 27 September 2020 (figure A33010Y, version 1 of 2 May 2024, fingerprint 0123456789abcdef)';
const NOTE =
  'Recorded at position 100 of the ledger, 2024-05-02T10:00:00Z. SHA-256 fingerprint 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.';
const ARCHIVED =
  'Archived at https://web.archive.org/web/20201001120000/https://gazette.example/report.';

describe('BibTeX', () => {
  test('whole entries: the original document, then the figure under its stable key', () => {
    expect(formatBibtex([signed, figure])).toBe(`@misc{example-report_s1,
  author = {Dixon, Robyn and Demourian, Avet},
  title = {{Fighting "erupts" in the mountains}},
  howpublished = {Example Gazette},
  year = {2020},
  month = sep,
  day = {27},
  url = {https://gazette.example/report},
  note = {${ARCHIVED} Accessed 1 May 2024.},
}

@misc{casualtyledger_A33010Y_v1,
  author = {{Casualty Ledger}},
  title = {{${SAID}}},
  year = {2024},
  month = may,
  day = {2},
  url = {https://ledger.example/figures/A33010Y/v1},
  note = {${NOTE}},
}
`);
  });

  test('what is not known has no field, and an uncertain date says so', () => {
    expect(formatBibtex([undated])).toBe(
      `@misc{sheet_s1,\n  author = {{${RUSSIAN}}},\n  title = {{Сводка}},\n}\n`,
    );
    const uncertain = citeSource(exampleSource({ date: '2020~', url: null, accessed: null }));
    expect(formatBibtex([uncertain])).toContain('year = {2020},\n  note = {Dated about 2020.}');
  });
});

describe('BibLaTeX', () => {
  test('whole entries: the day of access, the version and EDTF as it is', () => {
    expect(formatBiblatex([signed, dataset, figure])).toBe(`@online{example-report_s1,
  author = {Dixon, Robyn and Demourian, Avet},
  title = {{Fighting "erupts" in the mountains}},
  organization = {Example Gazette},
  date = {2020-09-27},
  url = {https://gazette.example/report},
  urldate = {2024-05-01},
  note = {${ARCHIVED}},
}

@dataset{ucdp-brd-24-1_s1,
  author = {{Uppsala Conflict Data Program}},
  title = {{UCDP Battle-Related Deaths Dataset, version 24.1}},
  date = {2024},
  url = {https://ucdp.example/downloads/},
  urldate = {2024-05-01},
}

@online{casualtyledger_A33010Y_v1,
  author = {{Casualty Ledger}},
  title = {{${SAID}}},
  date = {2024-05-02},
  version = {1},
  url = {https://ledger.example/figures/A33010Y/v1},
  note = {${NOTE}},
}
`);
  });
});

const FORMATS = [
  ['BibTeX', formatBibtex, 'bib2xml'],
  ['BibLaTeX', formatBiblatex, 'biblatex2xml'],
] as const;

describe.each(FORMATS)('%s read back', (_name, write, program) => {
  test('by Citation.js: names, titles, dates and addresses are those that were written', () => {
    const works = [signed, inArmenian, inAzerbaijani, undated, figure];
    const read = readWithCitationJs(write(works));
    expect(read.map(({ id, title, URL }) => ({ id, title, URL }))).toEqual(
      works.map(({ key, title, url }) => ({ id: key, title, URL: url ?? undefined })),
    );
    expect(read.map(({ author }) => author)).toEqual([
      [
        { family: 'Dixon', given: 'Robyn' },
        { family: 'Demourian', given: 'Avet' },
      ],
      [{ family: 'Սարգսյան', given: 'Արմեն' }],
      [{ family: AZERBAIJANI }],
      [{ family: RUSSIAN }],
      [{ family: 'Casualty Ledger' }],
    ]);
    expect(read.map(({ issued }) => issued)).toEqual([
      { 'date-parts': [[2020, 9, 27]] },
      { 'date-parts': [[2020, 7]] },
      { 'date-parts': [[2020]] },
      undefined,
      { 'date-parts': [[2024, 5, 2]] },
    ]);
  });

  test('by Citation.js: marks that TeX takes for its own are the ones that were written', () => {
    const [read] = readWithCitationJs(write([titled(MARKS)]));
    expect(read).toMatchObject({ title: MARKS });
  });

  test('by Bibutils, in Armenian, Azerbaijani and Russian', () => {
    const title = 'işğal, Ağdam, Müdafiə';
    const [armenian, azerbaijani, russian] = readWithBibutils(
      program,
      write([inArmenian, { ...inAzerbaijani, title }, undated]),
    );
    expect(armenian).toEqual(expect.arrayContaining([ARMENIAN, 'Արմեն', 'Սարգսյան', '2020-07']));
    expect(azerbaijani).toContain(title);
    expect(russian).toEqual(expect.arrayContaining(['Сводка', RUSSIAN]));
  });
});
