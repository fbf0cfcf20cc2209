import { describe, expect, test } from 'vitest';
import type { Numbers } from '@/ledger/interval';
import type { Qualifier } from '@/ledger/vocabulary';
import {
  formatAffected,
  formatClaimant,
  formatCounted,
  formatDay,
  formatDocuments,
  formatFigureSaid,
  formatNumber,
  formatPeriod,
  formatStance,
  formatValue,
} from '@/ledger/wording';
import {
  denied,
  exampleFigure,
  exampleMeasure,
  helicopters,
  hundreds,
  seed1,
  seed3,
  seed4,
  seed5,
  seed6,
  seed9,
  seed10,
  seed11,
  ucdp2020,
  voaNews,
  washingtonPost,
} from '@/tests/unit/example-figures';

function numbers(
  qualifier: Qualifier,
  value: number | null,
  low: number | null = null,
  high: number | null = null,
): Numbers {
  return { qualifier, value, low, high };
}

describe('numbers', () => {
  test.each([
    [0, '0'],
    [12, '12'],
    [1000, '1,000'],
    [9007199254740991, '9,007,199,254,740,991'],
  ])('%d is said %s', (n, said) => expect(formatNumber(n)).toBe(said));

  test.each([
    [numbers('none', 12), '12'],
    [numbers('none', 0), '0'],
    [numbers('none', 200, 180, 250), '200 (180–250)'],
    [numbers('none', null, 180, 250), '180–250'],
    [numbers('none', null), 'unknown'],
    [numbers('exactly', 181), 'exactly 181'],
    [numbers('at least', 20000), 'at least 20,000'],
    [numbers('at least', null, 16), 'at least 16'],
    [numbers('at least', null), 'unknown'],
    [numbers('more than', 200), 'more than 200'],
    [numbers('up to', 50), 'up to 50'],
    [numbers('up to', null, null, 50), 'up to 50'],
    [numbers('fewer than', 50), 'fewer than 50'],
    [numbers('about', 300), 'about 300'],
    [numbers('near', 300), 'near 300'],
    [numbers('near', null), 'unknown'],
    [numbers('between', 7646, 7548, 9077), '7,646 (7,548–9,077)'],
    [numbers('between', 40, 45, 60), '40 (45–60)'],
    [numbers('between', 40, null, 60), '40 (unknown–60)'],
    [numbers('between', 40), '40 (bounds unknown)'],
    [numbers('between', null, 10, 20), 'between 10 and 20'],
    [numbers('between', null), 'unknown'],
    [numbers('indefinite', null), 'an indefinite number'],
    [numbers('denied', null), 'denied: no number given'],
  ])('%o is said "%s"', (figure, said) => expect(formatValue(figure)).toBe(said));

  test.each([
    [seed1, 'at least 20,000 persons'],
    [seed4, 'near 300 incidents'],
    [seed6, '2 helicopters'],
    [seed9, '1 helicopter'],
    [seed10, '0 persons'],
    [seed11, '12 air-defence systems'],
    [{ ...seed11, value: 1 }, '1 air-defence system'],
    [{ ...seed5, value: 1 }, 'at least 1 person'],
    [{ ...seed5, value: 21 }, 'at least 21 persons'],
    [{ ...seed3, ...numbers('between', null, 0, 1) }, 'between 0 and 1 persons'],
    [{ ...seed3, ...numbers('none', null, null, 1) }, 'unknown–1 persons'],
    [{ ...seed3, value: null }, 'an unknown number of persons'],
    [ucdp2020, '7,646 (7,548–9,077) persons'],
    [hundreds, 'an indefinite number of persons'],
    [denied, 'denied: no number given'],
    [
      exampleFigure({ value: 1, measure: exampleMeasure('b', 'Bodies', 'bodies', 'deaths') }),
      '1 body',
    ],
  ])('%# is said with its unit: %s', (figure, said) => {
    expect(formatFigureSaid(figure as typeof seed1)).toBe(said);
  });
});

describe('who says it', () => {
  test("the report's own voice is named by its publisher", () => {
    expect(formatClaimant(seed1)).toBe('The Washington Post, in its own voice');
  });
  test('a claimant by its name, with who relayed it', () => {
    expect(formatClaimant(seed9)).toBe("Azerbaijan's Defence Ministry");
    expect(formatClaimant(seed4)).toBe(
      'International Crisis Group, relayed by The Washington Post',
    );
  });
  test('own losses and claims about the opponent are told apart', () => {
    expect([seed9, seed6, hundreds, { stance: null }].map(formatStance)).toEqual([
      'on its own losses',
      "on its opponent's losses",
      'third party',
      'not stated',
    ]);
  });
  test('repetition is not corroboration: 2 documents, 1 claim', () => {
    expect(formatDocuments(seed6)).toBe('2 documents, 1 claim');
    expect(formatDocuments(seed1)).toBe('1 document');
    const states = [washingtonPost, { ...washingtonPost, state: 2 }];
    expect(formatDocuments({ sources: states })).toBe('1 document in 2 states, 1 claim');
    expect(formatDocuments({ sources: [...states, voaNews] })).toBe(
      '2 documents in 3 states, 1 claim',
    );
  });
});

describe('whom it is about', () => {
  test('an implied party is said to be implied, and "not stated" once', () => {
    expect(formatAffected(seed6)).toBe('Azerbaijan (implied)');
    expect(formatAffected(seed11)).toBe('Armenian side, not separated');
    expect(formatAffected(seed1)).toBe('not stated');
  });
  test('nobody is counted among helicopters; who was counted can be unknown among people', () => {
    expect(formatCounted(seed5)).toBe('soldiers');
    expect(formatCounted({ counted: null, measure: helicopters })).toBe('not applicable');
    expect(formatCounted({ ...seed5, counted: null })).toBe('not stated');
  });
});

describe('periods and days', () => {
  test.each([
    ['/1994', 'to 1994'],
    ['../1994', 'to 1994'],
    ['2016', '2016'],
    ['2020-07', 'July 2020'],
    ['2020-09-27', '27 September 2020'],
    ['2020-09-07', '7 September 2020'],
    ['2015/2020-09-27', '2015 to 27 September 2020'],
    ['2020-07-12/2020-07-14', '12 to 14 July 2020'],
    ['2020-09-27/2020-11-10', '27 September to 10 November 2020'],
    ['2015-01-03/2020-09-20', '3 January 2015 to 20 September 2020'],
    ['2020-07/2020-09', 'July to September 2020'],
    ['2020-07/2020-08-12', 'July 2020 to 12 August 2020'],
    ['2015/2020', '2015 to 2020'],
    ['2015/', 'from 2015'],
    ['2015/..', 'from 2015 on'],
    ['2016~', 'about 2016'],
    ['2016-04?', 'April 2016 (uncertain)'],
    ['2016%', 'about 2016 (uncertain)'],
    ['2016-04-XX', '2016-04-XX'],
    ['2020-13', '2020-13'],
  ])('%s is said "%s"', (edtf, said) => {
    expect(formatDay(edtf)).toBe(said);
    expect(formatPeriod({ edtf })).toBe(said);
  });
});
