import { expect, test } from 'vitest';
import { entryBodies, entrySchema, storedEntrySchema } from './entry';
import { parseCalendarPeriod, parsePeriod } from './period';

test.each([
  ['2019-02-29', '2019-02 has 28 days'],
  ['1899-02-29', '1899-02 has 28 days'],
  ['1900-02-29', '1900-02 has 28 days'], // a century is no leap year
  ['2100-02-29', '2100-02 has 28 days'],
  ['2016-02-30', '2016-02 has 29 days'],
  ['2016-04-31', '2016-04 has 30 days'],
  ['2019-02-29?', '2019-02 has 28 days'],
  ['2019-~02-29', '2019-02 has 28 days'],
  ['2019-02-29/2019-03-01', '2019-02 has 28 days'],
  ['2018/2019-02-29', '2019-02 has 28 days'],
  ['../2019-02-29', '2019-02 has 28 days'],
  ['2019-02-29/..', '2019-02 has 28 days'],
  ['/2019-06-31', '2019-06 has 30 days'],
  ['201X-02-29', 'in every year'],
  ['2020-01-00', 'counted from 01'],
  ['0000', 'no year 0'],
])('%s does not exist, and is refused: %s', (date, why) => {
  expect(() => parseCalendarPeriod(date)).toThrow(why);
  expect(entryBodies.phase.shape.period.safeParse(date).success).toBe(false);
  for (const day of [entryBodies.source.shape.date, entryBodies.source.shape.accessed])
    expect(day.safeParse(date).success).toBe(false);
});

test.each([
  ['2000-02-29', '2000-02-29', '2000-02-29'], // a fourth century is one
  ['2016-02-29~', '2016-02-29', '2016-02-29'],
  ['2020-02', '2020-02-01', '2020-02-29'],
  ['2019-02-XX', '2019-02-01', '2019-02-28'],
  ['199X', '1990-01-01', '1999-12-31'],
  ['2019-02-28/2020-02-29', '2019-02-28', '2020-02-29'],
  ['/1994', null, '1994-12-31'],
  ['1994-05/..', '1994-05-01', null],
])('%s exists: from %s to %s', (date, start, end) => {
  expect(parseCalendarPeriod(date)).toMatchObject({ edtf: date, start, end });
});

test.each([
  '2020-09-27T10:00:00Z',
  '2020-09-27T24:00:00Z',
  '20200927',
  '-0044-03-15',
  '27.09.2020',
  '9/27/2020',
  '2020-9-27',
  '2020-W39',
  '2020-271',
  '2020-21',
  '[2019,2020]',
  '2020-09-27 ',
  '2020-09-27/2020-09-26',
])('%j is no form of a date that a figure has, and is refused', (date) => {
  expect(() => parseCalendarPeriod(date)).toThrow(/write/);
});

test('the last day of every month of four centuries is taken as itself, and the day after it is refused', () => {
  const pad = (n: number) => String(n).padStart(2, '0');
  for (let year = 1700; year <= 2100; year += year % 100 < 5 ? 1 : 19) {
    for (const month of [2, 4, 6, 9, 11, 1 + (year % 12)]) {
      const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
      const day = `${year}-${pad(month)}-${pad(last)}`;
      expect(parseCalendarPeriod(day)).toMatchObject({ start: day, end: day });
      if (last === 31) continue;
      expect(() => parseCalendarPeriod(`${year}-${pad(month)}-${pad(last + 1)}`)).toThrow(
        'does not',
      );
    }
  }
});

test('what a ledger holds from before is still read as it was', () => {
  expect(parsePeriod('2019-02-29')).toMatchObject({ start: '2019-03-01', edtf: '2019-02-29' });
  const entry = {
    position: 1,
    recorded_at: '2026-11-22T18:00:00Z',
    recorded_by: 'A. Editor',
    why: 'To try',
    kind: 'phase',
    body: { id: 'p', conflict: 'c', name: 'P', period: '2019-02-29', part_of: null, note: null },
  };
  expect(storedEntrySchema.parse(entry)).toEqual(entry);
  expect(entrySchema.safeParse(entry).error?.issues[0]?.path).toEqual(['body', 'period']);
  for (const recorded_at of ['2019-02-29T10:00:00Z', '2016-04-31T10:00:00Z'])
    expect(entrySchema.safeParse({ ...entry, recorded_at }).success).toBe(false);
});
