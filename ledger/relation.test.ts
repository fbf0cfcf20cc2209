import { describe, expect, test } from 'vitest';
import { areContradictory, readRelation } from '@/ledger/relation';
import type { Qualifier } from '@/ledger/vocabulary';
import {
  exampleFigure,
  exampleRelation,
  seed1,
  seed6,
  seed9,
  voa30000,
} from '@/tests/unit/example-figures';

const of = (value: number | null, qualifier: Qualifier) => exampleFigure({ value, qualifier });

describe('a contradiction is computed', () => {
  test('30,000 does not contradict "at least 20,000": it differs', () => {
    expect(areContradictory(voa30000, seed1)).toBe(false);
    expect(readRelation(exampleRelation(voa30000, 'contradicts', seed1), voa30000, seed1)).toBe(
      'differs',
    );
  });

  test('"more than 200" does not contradict the bare 200, and 2 bare helicopters not 1', () => {
    expect(areContradictory(of(200, 'more than'), of(200, 'none'))).toBe(false);
    expect(areContradictory(seed6, seed9)).toBe(false);
  });

  test('none against some contradicts, in either direction, as a zero or as a denial', () => {
    for (const none of [of(0, 'none'), of(0, 'exactly'), of(null, 'denied')]) {
      for (const some of [of(100, 'none'), of(100, 'at least'), of(100, 'about')]) {
        expect(areContradictory(none, some)).toBe(true);
        expect(areContradictory(some, none)).toBe(true);
      }
      expect(areContradictory(none, of(0, 'none'))).toBe(false);
      expect(areContradictory(none, of(10, 'up to'))).toBe(false);
      expect(areContradictory(none, of(null, 'indefinite'))).toBe(false);
    }
  });

  test('bounds that share no number contradict; those that touch in a number do not', () => {
    expect(areContradictory(of(5, 'exactly'), of(6, 'exactly'))).toBe(true);
    expect(areContradictory(of(5, 'exactly'), of(5, 'more than'))).toBe(true);
    expect(areContradictory(of(5, 'exactly'), of(5, 'at least'))).toBe(false);
    expect(areContradictory(of(5, 'up to'), of(5, 'at least'))).toBe(false);
  });

  test('numbers of other people, or of another measure, contradict nothing', () => {
    const soldiers = exampleFigure({ value: 181, qualifier: 'exactly', counted: 'military' });
    const combatants = exampleFigure({ value: 179, qualifier: 'exactly', counted: 'combatants' });
    expect(areContradictory(soldiers, combatants)).toBe(false);
  });
});
