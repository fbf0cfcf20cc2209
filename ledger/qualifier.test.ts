import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { QUALIFIER_SUMS, type QualifierSum, sumQualifiers } from '@/ledger/qualifier';
import { QUALIFIERS, type Qualifier } from '@/ledger/vocabulary';

const anyQualifier = fc.constantFrom(...QUALIFIERS);

function say(sum: QualifierSum): string {
  return sum.kind === 'sum' ? sum.qualifier : 'refused';
}

/** A sum of a sum: refused once, refused for good. */
function add(sum: QualifierSum, next: Qualifier): QualifierSum {
  return sum.kind === 'sum' ? sumQualifiers(sum.qualifier, next) : sum;
}

const TABLE: Record<Qualifier, string> = {
  // one letter a column, in the order of QUALIFIERS; - is refused
  none: 'none none least more upto fewer about near between - -',
  exactly: 'none exactly least more upto fewer about near between - -',
  'at least': 'least least least more - - - - least - -',
  'more than': 'more more more more - - - - more - -',
  'up to': 'upto upto - - upto fewer - - upto - -',
  'fewer than': 'fewer fewer - - fewer fewer - - fewer - -',
  about: 'about about - - - - about about - - -',
  near: 'near near - - - - about near - - -',
  between: 'between between least more upto fewer - - between - -',
  indefinite: '- - - - - - - - - - -',
  denied: '- - - - - - - - - - -',
};
const SHORT: Record<string, string> = {
  least: 'at least',
  more: 'more than',
  upto: 'up to',
  fewer: 'fewer than',
  '-': 'refused',
};

describe('the qualifier of a sum', () => {
  test.each(QUALIFIERS)('%s with every other: the whole row of the table', (a) => {
    const row = TABLE[a].split(' ').map((word) => SHORT[word] ?? word);
    expect(QUALIFIERS.map((b) => say(sumQualifiers(a, b)))).toEqual(row);
  });

  test('a refusal says why', () => {
    expect(sumQualifiers('at least', 'up to')).toEqual({
      kind: 'refused',
      words: 'a floor with a ceiling has no sum: neither end of it would be known',
    });
    expect(sumQualifiers('more than', 'near')).toEqual({
      kind: 'refused',
      words: '"near" has no firm end that a bound ("more than") could be added to',
    });
    expect(sumQualifiers('none', 'indefinite')).toEqual({
      kind: 'refused',
      words: '"indefinite" gives no number to add',
    });
  });

  test('a + b = b + a, words included', () => {
    fc.assert(
      fc.property(anyQualifier, anyQualifier, (a, b) => {
        expect(sumQualifiers(a, b)).toEqual(sumQualifiers(b, a));
      }),
    );
  });

  test('(a + b) + c = a + (b + c), refusals included', () => {
    for (const a of QUALIFIERS)
      for (const b of QUALIFIERS)
        for (const c of QUALIFIERS) {
          const left = add(sumQualifiers(a, b), c);
          const right = add(sumQualifiers(b, c), a);
          expect([a, b, c, say(left)]).toEqual([a, b, c, say(right)]);
        }
  });

  test('a sum never loses a bound: with a floor in it, it is a floor or refused', () => {
    fc.assert(
      fc.property(fc.constantFrom('at least', 'more than'), anyQualifier, (floor, other) => {
        expect(['at least', 'more than', 'refused']).toContain(say(sumQualifiers(floor, other)));
      }),
    );
  });

  test('the table for the page holds each of the 66 pairs once', () => {
    const pairs = QUALIFIER_SUMS.map(({ a, b }) => [a, b].sort().join(' + '));
    expect(new Set(pairs).size).toBe((QUALIFIERS.length * (QUALIFIERS.length + 1)) / 2);
    expect(pairs).toHaveLength(66);
    for (const { a, b, sum } of QUALIFIER_SUMS) expect(sum).toEqual(sumQualifiers(a, b));
  });
});
