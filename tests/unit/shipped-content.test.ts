import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readLog } from '@/db/log-file';
import { SHIPPED_LOG } from '@/db/shipped-log';
import type { EntryBodies } from '@/ledger/entry';
import { DATA } from '@/tests/nightly/recompute/files';
import { recompute } from '@/tests/nightly/recompute/recompute';

/** What the second edition added: both sides, all years. */

type Figure = EntryBodies['figure'];
const figures = new Map<string, Figure>();
beforeAll(async () => {
  for (const { kind, body } of await readLog(SHIPPED_LOG)) {
    if (kind === 'figure') figures.set(body.id, body);
  }
});

function numberOf(question: string, period: string, claimant: string, more: Partial<Figure> = {}) {
  const found = [...figures.values()].filter(
    (figure) =>
      figure.question === question &&
      figure.period === period &&
      figure.claimant === claimant &&
      Object.entries(more).every(([field, value]) => figure[field as keyof Figure] === value),
  );
  expect(found.length, `${question} of ${period}`).toBe(1);
  return found[0]?.value;
}

describe('displacement, both countries, both publishers', () => {
  test.each([
    ['refugees-from-azerbaijan-in-armenia', '1998', 'unhcr', 310_012],
    ['refugees-from-azerbaijan-in-armenia', '2020', 'unhcr', 91_766],
    ['refugees-from-azerbaijan-in-armenia', '2023', 'unhcr', 143_054],
    ['refugees-from-azerbaijan-in-armenia', '2025', 'unhcr', 115_346],
    ['refugees-from-armenia-in-azerbaijan', '1993', 'unhcr', 200_000],
    ['internally-displaced-in-azerbaijan', '1993', 'unhcr', 778_000],
    ['internally-displaced-in-azerbaijan', '2020', 'unhcr', 653_921],
    [
      'internally-displaced-in-azerbaijan',
      '2020',
      'internal-displacement-monitoring-centre',
      735_000,
    ],
  ])('%s, %s, %s: %i', (question, year, claimant, value) => {
    expect(numberOf(question, year, claimant)).toBe(value);
  });

  test('a zero that means "not reported" is no figure', () => {
    const armenia = [...figures.values()].filter(
      ({ question, claimant }) =>
        question === 'internally-displaced-in-armenia' && claimant === 'unhcr',
    );
    expect(armenia.map(({ period }) => period)).toEqual(['1993', '1994', '1995', '1996', '1997']);
  });
});

describe('killed along the front lines', () => {
  test.each([
    ['both-sides', 'combatants', 294],
    ['both-sides', 'non-combatants', 5],
    ['armenian-side-not-separated', 'combatants', 206],
    ['armenian-side-not-separated', 'non-combatants', 5],
    ['azerbaijan', 'combatants', 88],
    ['azerbaijan', 'non-combatants', 0],
  ])('September 2022, %s, %s: %i', (affected, counted, value) => {
    const question = 'killed-september-2022-crisis-group';
    expect(numberOf(question, '2022-09', 'casualty-ledger', { affected, counted })).toBe(value);
  });

  test('10 November 2020 to 10 September 2023: 395 combatants and 53 non-combatants', () => {
    const of = (counted: string) =>
      numberOf(
        'killed-after-the-war-of-2020-crisis-group',
        '2020-11-10/2023-09-10',
        'casualty-ledger',
        { affected: 'both-sides', counted },
      );
    expect([of('combatants'), of('non-combatants')]).toEqual([395, 53]);
  });

  test('months add up to the files: 100 + 273, 6 + 13, 79 + 122, 4 + 40, and 288 rows', () => {
    const add = (question: string) =>
      [...figures.values()]
        .filter((figure) => figure.question === question)
        .reduce((sum, { value }) => (value === null ? Number.NaN : sum + value), 0);
    expect([
      add('combatants-killed-by-month-armenian-side'),
      add('non-combatants-killed-by-month-armenian-side'),
      add('combatants-killed-by-month-azerbaijan'),
      add('non-combatants-killed-by-month-azerbaijan'),
      add('weapon-use-rows-by-month'),
    ]).toEqual([373, 19, 201, 44, 288]);
  });

  test('April 2016 begins on the 12th, September 2023 ends on the 10th', () => {
    const periods = new Set([...figures.values()].map(({ period }) => period));
    expect(periods).toContain('2016-04-12/2016-04-30');
    expect(periods).toContain('2023-09-01/2023-09-10');
    expect(periods).not.toContain('2023-09-01');
  });
});

describe('what was said and was missing', () => {
  test.each([
    ['servicemen-killed-both-sides-war-of-2020', 'international-crisis-group', 'more than', 7_000],
    ['civilians-killed-both-sides-war-of-2020', 'international-crisis-group', 'about', 170],
    ['servicemen-killed-both-sides-war-of-2020', 'report-own-voice', 'more than', 5_000],
  ] as const)('%s, %s: %s %i', (question, claimant, qualifier, value) => {
    const period = '2020-09-27/2020-11-10';
    expect(numberOf(question, period, claimant, { qualifier })).toBe(value);
  });

  test.each([
    ['armenians-killed-september-2022', '2022-09', 'armenia-security-council', 207],
    ['azerbaijans-servicemen-killed-september-2022', '2022-09', 'azerbaijan', 79],
  ])('%s, %s, %s: %i', (question, period, claimant, value) => {
    expect(numberOf(question, period, claimant)).toBe(value);
  });

  test("Azerbaijan's servicemen, war of 2020: 2,783, then 2,855, then 2,881, each as of its day", () => {
    const counts = [...figures.values()].filter(
      ({ question }) => question === 'azerbaijans-servicemen-killed-war-of-2020',
    );
    expect(counts.map(({ as_of, value }) => [as_of, value])).toEqual([
      ['2020-12-03', 2_783],
      ['2021-01-18', 2_855],
      ['2021-03-02', 2_881],
    ]);
  });

  test("years below UCDP's threshold: 20 in 2010, 17 in 2018, by country and not by conflict", () => {
    const question = 'deaths-by-country-armenia-and-azerbaijan';
    expect(numberOf(question, '2010', 'casualty-ledger')).toBe(20);
    expect(numberOf(question, '2018', 'casualty-ledger')).toBe(17);
  });
});

describe('everything computed or taken over is computed again', () => {
  let altered: string;
  beforeAll(() => {
    altered = mkdtempSync(path.join(tmpdir(), 'ledger-data-'));
    for (const part of ['crisis-group', 'displacement', 'world', 'more-figures.csv']) {
      cpSync(path.join(DATA, part), path.join(altered, part), { recursive: true });
    }
  });
  afterAll(() => rmSync(altered, { recursive: true }));

  test('216 derived figures, 133 imported ones and 7,190 rows: 0 differences', async () => {
    expect(await recompute(DATA)).toEqual({
      derived: 216,
      imported: 133,
      rows: 7190,
      differences: [],
    });
  });

  test('a file that says otherwise is a difference of each that came from it', async () => {
    const change = (file: string, from: string, to: string) => {
      const at = path.join(altered, file);
      const text = readFileSync(at, 'utf8').replace(from, to);
      // The copy keeps the rights of what it was copied from.
      rmSync(at, { force: true });
      writeFileSync(at, text);
    };
    change('displacement/idmc-idp-stock-2025.csv', '735000', '735001');
    change('crisis-group/2015-2020/weapon.csv', '1/3/2015', '2/3/2015');
    const { differences } = await recompute(altered);
    expect(differences.map(({ what }) => what.replace(/[A-Z0-9]{7}/, 'ID'))).toEqual([
      'derived figure ID, weapon-use-rows-by-month of 2015-01',
      'derived figure ID, weapon-use-rows-by-month of 2015-02',
      'internally-displaced-in-azerbaijan of 2020, internal-displacement-monitoring-centre',
      'crisis-group-2015-2020/2023/weapons.csv, row 1',
    ]);
  });
});
