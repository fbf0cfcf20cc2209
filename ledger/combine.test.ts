import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { combine } from '@/ledger/combine';
import type { FigureRelation } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import { formatValue } from '@/ledger/wording';
import {
  ap16,
  displaced,
  exampleFigure,
  exampleId,
  exampleParties,
  exampleParty,
  exampleRelation,
  exampleRelations,
  exampleSource,
  fled,
  hundreds,
  ownVoice,
  seed1,
  seed2,
  seed3,
  seed4,
  seed5,
  seed6,
  seed9,
  seed10,
  ucdp1992,
  ucdp1993,
  ucdp1994,
  ucdp2020,
  ucdpYear,
  voa30000,
} from '@/tests/unit/example-figures';

function add(figures: Figure[], relations: FigureRelation[] = exampleRelations) {
  return combine(figures, { relations, parties: exampleParties });
}

function reasonsFor(figures: Figure[], relations: FigureRelation[] = exampleRelations): string[] {
  const result = add(figures, relations);
  return result.kind === 'refused' ? result.reasons.map((each) => each.replace(/ \(.*/s, '')) : [];
}

function sayOf(figures: Figure[], relations?: FigureRelation[]): string {
  const result = add(figures, relations);
  return result.kind === 'sum' ? formatValue(result) : 'refused';
}

/** Two figures of one claimant and day whose periods do not meet. */
function july(overrides: Parameters<typeof exampleFigure>[0]): Figure {
  return exampleFigure({ period: '2020-07', ...overrides });
}
function august(overrides: Parameters<typeof exampleFigure>[0]): Figure {
  return exampleFigure({ period: '2020-08', ...overrides });
}

describe('sums that are proven', () => {
  test('2,167 [2,099-3,635] (1992) + 1,171 [968-1,801] (1993) = 3,338 [3,067-5,436]', () => {
    expect(add([ucdp1992, ucdp1993])).toEqual({
      kind: 'sum',
      value: 3338,
      low: 3067,
      high: 5436,
      qualifier: 'between',
      of: [ucdp1992.id, ucdp1993.id],
    });
  });

  test('2,167 + 1,171 + 1,507 (1992, 1993, 1994) = 4,845 [4,324-9,373]', () => {
    expect(sayOf([ucdp1992, ucdp1993, ucdp1994])).toBe('4,845 (4,324–9,373)');
  });

  test('2,167 (UCDP conflict 388) + 49 (UCDP conflict 376), both of 1992 = 2,216', () => {
    const other = { ...ucdpYear('1992', 49, 49, 64), id: exampleId(900) };
    expect(sayOf([ucdp1992, other])).toBe('refused');
    const of376 = { ...other, question: { ...other.question, ucdp_conflict_id: 376 } };
    expect(sayOf([ucdp1992, of376])).toBe('2,216 (2,148–3,699)');
    const unset = { ...other, question: { ...other.question, ucdp_conflict_id: null } };
    expect(sayOf([ucdp1992, unset])).toBe('refused');
  });

  test('5 (Armenia, July) + 13 (Azerbaijan, July), one claimant = 18', () => {
    const armenian = july({ affected: exampleParty('armenia'), value: 5, qualifier: 'exactly' });
    const azerbaijani = july({ value: 13, qualifier: 'exactly' });
    expect(add([armenian, azerbaijani])).toMatchObject({ value: 18, low: 18, high: 18 });
    expect(sayOf([armenian, azerbaijani])).toBe('exactly 18');
  });

  test('12 (Armenian side, not separated) + 2 (Azerbaijan) = 14: an answer whose members are known', () => {
    const side = july({ affected: exampleParty('armenian-side'), value: 12 });
    expect(sayOf([side, july({ value: 2 })])).toBe('14');
    expect(reasonsFor([side, july({ affected: exampleParty('armenia') })])).toEqual([
      'overlapping scopes',
    ]);
  });

  test('181 (military) + 8 (civilians) = 189 and 179 (combatants) + 10 (non-combatants) = 189', () => {
    const military = july({ counted: 'military', value: 181, qualifier: 'exactly' });
    const civilians = july({ counted: 'civilians', value: 8, qualifier: 'exactly' });
    const combatants = july({ counted: 'combatants', value: 179, qualifier: 'exactly' });
    const others = july({ counted: 'non-combatants', value: 10, qualifier: 'exactly' });
    expect(sayOf([military, civilians])).toBe('exactly 189');
    expect(sayOf([combatants, others])).toBe('exactly 189');
    // 181 + 10 would be 191 of 189 people.
    expect(reasonsFor([military, others])).toEqual(['overlapping scopes']);
    expect(reasonsFor([combatants, civilians])).toEqual(['overlapping scopes']);
  });

  test('5 + 7, where the first excludes the second by its own words = 12', () => {
    const a = july({ value: 5 });
    const b = july({ value: 7 });
    expect(sayOf([a, b], [])).toBe('refused');
    expect(sayOf([a, b], [exampleRelation(b, 'excludes', a)])).toBe('12');
  });

  test("two figures in one report's own voice: at least 16 + 4 = at least 20", () => {
    const said = { claimant: ownVoice, sources: seed5.sources };
    const a = july({ ...said, value: 16, qualifier: 'at least' });
    expect(sayOf([a, august({ ...said, value: 4 })])).toBe('at least 20');
  });
});

describe('the arithmetic of bounds', () => {
  test.each([
    [{ value: 16, qualifier: 'at least' }, { value: 5 }, 'at least 21'],
    [{ value: 16, qualifier: 'at least' }, { value: 5, qualifier: 'more than' }, 'more than 21'],
    [{ value: 50, qualifier: 'up to' }, { value: 5, qualifier: 'exactly' }, 'up to 55'],
    [{ value: 300, qualifier: 'near' }, { value: 20, qualifier: 'about' }, 'about 320'],
    [{ value: 0 }, { value: 5 }, '5'],
    [{ value: 0 }, { value: 0 }, '0'],
    [
      { value: 40, low: 30, high: 60, qualifier: 'between' },
      { value: 5, qualifier: 'at least' },
      'at least 35',
    ],
    [
      { value: 40, low: 30, high: 60, qualifier: 'between' },
      { value: 5, qualifier: 'up to' },
      'up to 65',
    ],
    [
      { value: 40, low: 30, high: 60, qualifier: 'between' },
      { value: 5, qualifier: 'exactly' },
      '45 (35–65)',
    ],
    [{ value: 40, low: 30, high: 60, qualifier: 'between' }, { value: 5 }, '45 (bounds unknown)'],
  ] as const)('%o + %o = %s', (a, b, said) => {
    expect(sayOf([july(a), august(b)])).toBe(said);
    expect(sayOf([august(b), july(a)])).toBe(said);
  });

  test('the unknown floor of "up to 50" stays unknown: up to 50 + exactly 5 = [unknown, 55]', () => {
    expect(
      add([july({ value: 50, qualifier: 'up to' }), august({ qualifier: 'exactly' })]),
    ).toEqual(expect.objectContaining({ value: 55, low: null, high: 55 }));
  });

  test('between [unknown-60] + at least 5 = refused: the floor would be unknown', () => {
    const open = july({ value: 40, high: 60, qualifier: 'between' });
    const result = add([open, august({ qualifier: 'at least' })]);
    expect(result).toMatchObject({
      kind: 'refused',
      words:
        'Not added: no number that is known for all of them and that "at least" could qualify.',
    });
  });

  test('2^53 - 2 + 1 is kept, 2^53 - 1 + 1 = refused: it cannot be kept exactly', () => {
    const max = Number.MAX_SAFE_INTEGER;
    expect(add([july({ value: max - 1 }), august({ value: 1 })])).toMatchObject({ value: max });
    expect(reasonsFor([july({ value: max }), august({ value: 1 })])).toEqual([
      'a sum above 9,007,199,254,740,991 is not kept exactly',
    ]);
  });

  test('the order of the figures never shows', () => {
    const years = fc.shuffledSubarray([ucdp1992, ucdp1993, ucdp1994, ucdp2020], { minLength: 4 });
    const expected = { value: 12491, low: 11872, high: 18450, qualifier: 'between' };
    fc.assert(
      fc.property(years, (some) => {
        expect(add(some)).toMatchObject(expected);
      }),
    );
  });

  test('fewer than two figures is a mistake of the caller', () => {
    expect(() => add([])).toThrow('at least two');
    expect(() => add([seed1])).toThrow('at least two');
  });
});

describe('refusals', () => {
  test('at least 16 (soldiers, July) + 5 (other claimant) = refused: different claimants and overlapping scopes', () => {
    const five = july({
      question: seed5.question,
      affected: exampleParty('armenia'),
      counted: 'combatants',
      as_of: seed5.as_of,
    });
    const result = add([seed5, five]);
    expect(result.kind === 'refused' && result.words).toBe(
      "Not added: different claimants (the report's own voice in The Washington Post; Example Agency) and overlapping scopes (" +
        '"Killed on the border, July 2020" of July 2020, both sides (implied), counted: soldiers; ' +
        '"Killed on the border, July 2020" of July 2020, Armenia, counted: combatants).',
    );
  });

  test('200 killed (#3) + near 300 incidents (#4) = refused, though #4 excludes #3: people are no incidents', () => {
    expect(add([seed3, seed4])).toMatchObject({
      kind: 'refused',
      words:
        'Not added: different measures (Persons killed; Incidents) and a claimant that is not clear ("Killed in the fighting of April 2016").',
    });
  });

  test('at least 16 (#5, soldiers) + 16 (AP, a civilian among them) = refused, not 32', () => {
    expect(reasonsFor([seed5, ap16])).toEqual([
      'different claimants',
      'different as-of days',
      'overlapping scopes',
    ]);
  });

  test("at least 20,000 (#1) + UCDP's 2,167 + 1,171 = refused: another measure", () => {
    expect(reasonsFor([seed1, ucdp1992, ucdp1993])).toEqual([
      'different measures',
      'different claimants',
      'different as-of days',
      'scopes not shown to be separate',
    ]);
  });

  test('at least 20,000 + 30,000 (two reports in their own voices) = refused: two claimants, one war', () => {
    expect(reasonsFor([seed1, voa30000])).toEqual([
      'different claimants',
      'two answers to one question',
    ]);
    expect(reasonsFor([seed1, voa30000], [])).toEqual([
      'different claimants',
      'scopes not shown to be separate',
    ]);
  });

  test('two reports of one publisher are told apart by their titles', () => {
    const a = july({ claimant: ownVoice });
    const second = exampleSource({ id: 'second-report', title: 'Another report' });
    const result = add([a, august({ claimant: ownVoice, sources: [second] })]);
    expect(result.kind === 'refused' && result.words).toBe(
      'Not added: different claimants (the report\'s own voice in Example Gazette, "An example report"; the report\'s own voice in Example Gazette, "Another report").',
    );
  });

  test('2 + 1 helicopters (#6, #9) = refused: rivals are never summed', () => {
    expect(reasonsFor([seed6, seed9])).toEqual(['different claimants', 'overlapping scopes']);
  });

  test('0 aboard the helicopter (#10) + 5 of the same day = refused: the 0 may be among the 5', () => {
    const day = { ...seed10, id: exampleId(901), value: 5, affected_basis: 'stated' as const };
    expect(reasonsFor([seed10, day])).toEqual(['overlapping scopes']);
  });

  test('people who fled (flow) + internally displaced people (stock) = refused by measure', () => {
    const stock = { ...seed2, id: exampleId(902), measure: displaced };
    expect(reasonsFor([seed2, stock])).toContain('different measures');
  });

  test('1,000 who fled in July + 2,000 in August = refused: one person can flee twice', () => {
    expect(reasonsFor([july({ measure: fled }), august({ measure: fled })])).toEqual([
      'scopes not shown to be separate',
    ]);
    expect(reasonsFor([july({}), august({})])).toEqual([]);
  });

  test('a stock of July + the same stock of August = refused: the same people stood in both', () => {
    expect(reasonsFor([july({ measure: displaced }), august({ measure: displaced })])).toEqual([
      'scopes not shown to be separate',
    ]);
  });

  test('the war to 1994 + 1993 = refused: a start that is unknown proves nothing', () => {
    const toEnd = exampleFigure({ period: '/1994' });
    expect(reasonsFor([toEnd, exampleFigure({ period: '1993' })])).toEqual([
      'scopes not shown to be separate',
    ]);
    expect(sayOf([toEnd, exampleFigure({ period: '1995' })])).toBe('10');
  });

  test('Azerbaijan + "not stated", and Azerbaijan + "both sides" = refused', () => {
    for (const id of ['not-stated', 'both-sides'])
      expect(reasonsFor([july({}), july({ affected: exampleParty(id) })])).toHaveLength(1);
  });

  test('Armenia (implied) + Azerbaijan = refused: an implied party proves nothing', () => {
    const implied = july({ affected: exampleParty('armenia'), affected_basis: 'implied' });
    expect(reasonsFor([implied, july({})])).toEqual(['scopes not shown to be separate']);
  });

  test('a party that the context does not know proves nothing', () => {
    const a = july({ affected: exampleParty('armenia') });
    expect(combine([a, july({})], { relations: [], parties: [] }).kind).toBe('refused');
  });

  test.each(['contradicts', 'differs'] as const)(
    '"%s" is called what it is, and no overlap: two answers to one question',
    (relation) => {
      const [a, b] = [july({}), august({})];
      const heads = ['two answers to one question'];
      expect(reasonsFor([a, b], [exampleRelation(a, relation, b)])).toEqual(heads);
      expect(reasonsFor([a, b], [exampleRelation(b, relation, a)])).toEqual(heads);
    },
  );

  test.each(['part of', 'overlaps', 'same statement'] as const)(
    '"%s" outweighs periods that do not meet, in either direction',
    (relation) => {
      const [a, b] = [july({}), august({})];
      expect(sayOf([a, b], [])).toBe('10');
      expect(reasonsFor([a, b], [exampleRelation(a, relation, b)])).toEqual(['overlapping scopes']);
      expect(reasonsFor([a, b], [exampleRelation(b, relation, a)])).toEqual(['overlapping scopes']);
    },
  );

  test('a sum of three needs every pair: July + August + July = refused', () => {
    expect(reasonsFor([july({}), august({}), july({})])).toEqual(['overlapping scopes']);
  });

  test('a figure + itself = refused', () => {
    const result = add([seed1, seed1]);
    expect(result.kind === 'refused' && result.words).toBe(
      `Not added: overlapping scopes (figure ${seed1.id} twice).`,
    );
  });

  test('5 + 5 of two as-of days = refused', () => {
    expect(reasonsFor([july({}), august({ as_of: '2021' })])).toEqual(['different as-of days']);
  });

  test('figures of two conflicts = refused', () => {
    const elsewhere = august({
      conflict: { id: 'other', slug: 'other', name: 'Another conflict' },
    });
    expect(reasonsFor([july({}), elsewhere])).toEqual(['different conflicts']);
  });

  test('a withdrawn figure is not added', () => {
    const withdrawn = july({ status: 'withdrawn' });
    expect(reasonsFor([withdrawn, august({})])).toEqual(['withdrawn']);
  });

  test('40 [45-60] + 5 = refused: bounds published out of order', () => {
    const odd = july({ value: 40, low: 45, high: 60, qualifier: 'between' });
    expect(reasonsFor([odd, august({ qualifier: 'exactly' })])).toEqual([
      'published bounds that are out of order',
    ]);
  });

  test('"hundreds" + 5 = refused: no number to add, and never 5', () => {
    const five = exampleFigure({ claimant: hundreds.claimant, as_of: '2023', period: '2020-07' });
    expect(add([hundreds, five])).toMatchObject({
      words: 'Not added: "indefinite" gives no number to add.',
    });
  });

  test('at least 5 + up to 5 + about 5 = refused with every reason at once', () => {
    const september = exampleFigure({ period: '2020-09', qualifier: 'about' });
    const result = add([
      july({ qualifier: 'at least' }),
      august({ qualifier: 'up to' }),
      september,
    ]);
    expect(result.kind === 'refused' && result.reasons).toEqual([
      'a floor with a ceiling has no sum: neither end of it would be known',
      '"about" has no firm end that a bound ("at least") could be added to',
      '"about" has no firm end that a bound ("up to") could be added to',
    ]);
  });
});
