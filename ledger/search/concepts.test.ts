import { describe, expect, test } from 'vitest';
import { listConcepts, splitQuoted } from './concepts';
import { SYNONYMS } from './synonyms';

const plain = (text: string) => [{ text, isQuoted: false }];
const wordsOf = (text: string) => listConcepts(plain(text), []).map(({ words }) => words);
const alikeOf = (text: string) => listConcepts(plain(text), [])[0]?.alike ?? [];

describe('what a query asks for', () => {
  test('is a thing a word, a name of several words being one', () => {
    expect(wordsOf('death toll air defence 2020')).toEqual(['death toll', 'air defence', '2020']);
  });

  test('is the same whichever synonym is typed, in any number', () => {
    expect(alikeOf('skirmish')).toContain('fighting');
    expect(alikeOf('skirmishes')).toContain('fighting');
    expect(alikeOf('idps')).toContain('displaced');
    expect(alikeOf('soldier')).toContain('servicemen');
  });

  test('goes one way where the words do: casualties are wounded too, the killed are not', () => {
    expect(alikeOf('casualties')).toContain('wounded');
    expect(alikeOf('killed')).not.toContain('wounded');
  });

  test('matters more for a number than for a word, and hardly for "around"', () => {
    const [around, number, word] = listConcepts(plain('around 300 incidents'), []);
    expect(number?.weight).toBeGreaterThan(word?.weight ?? Number.NaN);
    expect(around?.weight).toBeLessThan(0.2);
  });

  test('has the names that the records give, and knows a side by them', () => {
    const groups = [
      { names: ['stepanakert', 'khankendi'], isParty: false },
      { names: ['armenia', 'armenian'], isParty: true },
    ];
    const [place, side] = listConcepts(plain('khankendi armenian'), groups);
    expect(place).toMatchObject({ alike: ['stepanakert'], isParty: false });
    expect(side).toMatchObject({ alike: ['armenia'], isParty: true });
  });

  test('is read up to 24 things, each once', () => {
    const many = Array.from({ length: 100 }, (_, index) => `word${index % 50}`).join(' ');
    expect(wordsOf(many)).toHaveLength(24);
  });
});

describe('quotation marks', () => {
  test.each(['"no loss" killed', '“no loss” killed', '„no loss“ killed', '«no loss» killed'])(
    'of any kind hold words together: %s',
    (typed) => {
      expect(splitQuoted(typed)).toEqual([
        { text: 'no loss', isQuoted: true },
        { text: 'killed', isQuoted: false },
      ]);
    },
  );

  test('that are not closed hold nothing', () => {
    expect(splitQuoted('killed "no loss')).toEqual([
      { text: 'killed', isQuoted: false },
      { text: 'no loss', isQuoted: false },
    ]);
  });
});

test('the synonyms are folded, name no thing twice, and each says why', () => {
  for (const { words, finds = [], why } of SYNONYMS) {
    expect(why).toMatch(/\w+.*\.$/);
    for (const word of [...words, ...finds]) expect(word).toMatch(/^[a-z0-9]+(?: [a-z0-9]+)*$/);
    expect(new Set([...words, ...finds]).size).toBe(words.length + finds.length);
  }
});
