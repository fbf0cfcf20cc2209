import { describe, expect, test } from 'vitest';
import { readWithCitationJs } from '@/tests/unit/citation-readers';
import { exampleSource } from '@/tests/unit/example-figures';
import { authorSchema, formatAuthors, type SourceAuthor } from '../author';
import { formatBiblatex, formatBibtex } from './bibtex';
import { citeSource } from './cite-source';
import { formatCiteWeb } from './cite-web';
import { formatCslJson } from './csl-item';
import { formatRis } from './ris';
import { formatStyled, STYLES, toText } from './styles';

const cite = (author: SourceAuthor) => citeSource(exampleSource({ author }));

const BODIES = [
  'Food and Agriculture Organization',
  'Ministry of Defence; Press Office',
  'Doctors Without Borders',
  'Médecins Sans Frontières',
  'Marks & Spencer and Sons',
  'Ministry of Defence, Department of Press and Information, Baku',
  'Acme, Inc.',
  'United Nations',
  'AND Organisation',
  'Org and',
  'Save the Children and others et al.',
  'Հայաստանի Պաշտպանության նախարարություն և այլք',
  'A {B} and C',
  'Smith, Jones & Partners LLP',
  'Médecins Sans Frontières / Doctors Without Borders',
  'van der Berg, Jan and others',
  'and others',
  'et al.',
  'de la Cruz, and Sons; Ltd',
  'O’Neill | Sons [[London]] {{Ltd}}',
  '100% #1 \\Firm_~^$ <Co>',
  'Tom “and” Jerry',
];

type Read = { author: ({ literal: string } | { family: string; given?: string })[] };
const readBack = (text: string) => (readWithCitationJs(text)[0] as Read).author;

describe.each(BODIES)('the body "%s" is one author', (body) => {
  const work = cite(body);

  test('in what is cited, and whole', () => {
    expect(work.authors).toEqual([{ name: body }]);
    expect(cite([{ name: body }]).authors).toEqual([{ name: body }]);
  });

  test.each(STYLES)('in %s', (style) => {
    expect(toText(formatStyled(work, style))).toContain(body);
  });

  test('in BibTeX, BibLaTeX, RIS and CSL-JSON as other programs read them', () => {
    for (const text of [formatBibtex([work]), formatBiblatex([work]), formatRis([work])])
      expect(readBack(text), text).toHaveLength(1);
    expect(formatRis([work]).match(/^AU {2}- /gm)).toHaveLength(1);
    const [ris] = readBack(formatRis([work]));
    expect(ris).toEqual({ literal: body.replaceAll(',', '\u201A') });
    expect(JSON.parse(formatCslJson([work]))[0].author).toEqual([{ literal: body }]);
  });

  test('in Wikipedia, which is told so where it would count several', () => {
    const [, author = ''] = /\|author=(.*?) \|date/.exec(formatCiteWeb(work)) ?? [];
    expect(author.startsWith('((')).toBe(/;|,.*,/.test(body));
  });
});

describe('several authors are a list in the record', () => {
  const authors: SourceAuthor = [
    { given: 'Robyn', family: 'Dixon' },
    { name: 'Caucasian Knot' },
    'Food and Agriculture Organization',
    'Avet Demourian',
    'Example Staff; Night Desk',
  ];
  const work = cite(authors);
  const NAMES = ['Dixon', 'Caucasian Knot', 'Food and Agriculture', 'Demourian', 'Night Desk'];

  test.each(STYLES)('%s has every one of them', (style) => {
    const text = toText(formatStyled(work, style));
    for (const name of NAMES) expect(text).toContain(name);
    expect(text).not.toContain('et al');
  });

  test('forty are forty', () => {
    const many = cite(Array.from({ length: 40 }, (_, i) => ({ name: `Body ${i} and Sons` })));
    for (const style of STYLES)
      expect(toText(formatStyled(many, style)).match(/Body \d+ and Sons/g)).toHaveLength(40);
    expect(readBack(formatBibtex([many]))).toHaveLength(40);
    expect(formatRis([many]).match(/^AU {2}- /gm)).toHaveLength(40);
  });

  test('files have them in their order, people turned round, bodies whole', () => {
    expect(JSON.parse(formatCslJson([work]))[0].author).toEqual([
      { family: 'Dixon', given: 'Robyn' },
      { literal: 'Caucasian Knot' },
      { literal: 'Food and Agriculture Organization' },
      { family: 'Demourian', given: 'Avet' },
      { literal: 'Example Staff; Night Desk' },
    ]);
    for (const text of [formatBibtex([work]), formatBiblatex([work]), formatRis([work])])
      expect(readBack(text)).toHaveLength(authors.length);
    expect(formatCiteWeb(work)).toContain('|author2=Caucasian Knot |author3=Food and');
  });

  test('a line says them all', () => {
    expect(formatAuthors(authors)).toBe(
      'Robyn Dixon; Caucasian Knot; Food and Agriculture Organization; Avet Demourian; Example Staff; Night Desk',
    );
  });
});

test('the publisher stands in where nobody signed; in RIS with a comma it has its own place', () => {
  const agency = 'Agence France-Presse, in Al Arabiya';
  const work = citeSource(exampleSource({ publisher: agency, author: null }));
  expect(formatRis([work])).toContain(`T2  - ${agency}`);
});

test.each([
  ['', 'must not be empty'],
  ['a\0b', 'a NUL character'],
  [7, 'is no author; write a name, or a list'],
  [[], 'names no author'],
  [[{ given: 'Robyn' }], 'is no author'],
])('%j is no author, and is refused in words', (author, words) => {
  expect(authorSchema.safeParse(author).error?.issues[0]?.message).toContain(words);
});
