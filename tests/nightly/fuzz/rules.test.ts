import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OneAuthor } from '@/ledger/author';
import { formatBiblatex, formatBibtex } from '@/ledger/citation/bibtex';
import { citeSource } from '@/ledger/citation/cite-source';
import { formatCslJson } from '@/ledger/citation/csl-item';
import { formatRis } from '@/ledger/citation/ris';
import { entryBodies } from '@/ledger/entry';
import { exampleSource } from '@/tests/unit/example-figures';

/** What holds of any text that an editor may write: rules of single fields, without files around them. */

const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000_000);
const RUNS = Number(process.env.FUZZ_RUNS ?? 100_000);
const runs = (numRuns: number) => ({ seed: SEED, numRuns });

const digits = (length: number, most: number) =>
  fc.integer({ min: 0, max: most }).map((n) => String(n).padStart(length, '0'));
const mark = fc.constantFrom(...Array<string>(12).fill(''), '?', '~', '%', 'X');
const date = fc
  .tuple(digits(4, 2_400), digits(2, 13), digits(2, 32), fc.constantFrom(1, 2, 3), mark)
  .map(([year, month, day, parts, sign]) => [year, month, day].slice(0, parts).join('-') + sign);
const end = fc.oneof(
  { weight: 12, arbitrary: date },
  { weight: 1, arbitrary: fc.constantFrom('', '..', 'open', '2020-02-30T10:00:00Z', '20200230') },
  { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
);
const period = fc.oneof(
  end,
  fc.tuple(end, end).map((ends) => ends.join('/')),
);

/** By the one calendar that JavaScript has; what it reads back must be what was read. */
function exists(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

test('no date that does not exist is ever stored', () => {
  const { shape } = entryBodies.figure;
  let taken = 0;
  fc.assert(
    fc.property(period, (text) => {
      if (!shape.period.safeParse(text).success) return;
      taken += 1;
      expect(shape.as_of.safeParse(text).success).toBe(true);
      expect(text).toMatch(/^[\dX?~%./-]+$/);
      for (const day of text.match(/\d{4}-\d\d-\d\d/g) ?? []) expect(exists(day), text).toBe(true);
    }),
    runs(RUNS),
  );
  expect(taken).toBeGreaterThan(RUNS / 20);
});

const word = fc.constantFrom(
  ...[
    'and',
    'AND',
    '&',
    ';',
    ',',
    '; ',
    ', ',
    ' and ',
    ' et al.',
    'von',
    'Jr.',
    '{',
    '}',
    '\\',
    '%',
    '|',
  ],
  ...[
    'Ministry',
    'Defence',
    'Robyn',
    'Dixon',
    'Müdafiə',
    'Արմեն',
    'Сводка',
    'Inc.',
    "'",
    '"',
    '\n',
    '\r\n',
  ],
);
const name = fc
  .array(word, { minLength: 1, maxLength: 6 })
  .map((words) => words.join(' '))
  .filter((text) => text.trim() !== '');
const author: fc.Arbitrary<OneAuthor> = fc.oneof(
  name,
  name.map((text) => ({ name: text })),
  fc.tuple(name, name).map(([given, family]) => ({ given, family })),
);

/** How many names BibTeX counts in a field: it separates them at "and" outside of braces. */
function countInBibtex(entry: string): number {
  const [, field = ''] = /^ {2}author = \{(.*)\},$/m.exec(entry) ?? [];
  let [depth, count] = [0, 1];
  for (const token of field.match(/\\?[{}]|\s+and(?=\s)|[^{}\s\\]+|\s+|\\./gi) ?? []) {
    if (token === '{') depth += 1;
    else if (token === '}') depth -= 1;
    else if (depth === 0 && /^\s+and$/i.test(token)) count += 1;
  }
  return count;
}

test('no name changes its number of authors', () => {
  const authors = fc.array(author, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(authors, (list) => {
      const work = citeSource(exampleSource({ author: list }));
      expect(work.authors).toHaveLength(list.length);
      expect(JSON.parse(formatCslJson([work]))[0].author).toHaveLength(list.length);
      expect(formatRis([work]).match(/^AU {2}- /gm)).toHaveLength(list.length);
      expect(countInBibtex(formatBibtex([work]))).toBe(list.length);
      expect(countInBibtex(formatBiblatex([work]))).toBe(list.length);
    }),
    runs(RUNS / 10),
  );
});
