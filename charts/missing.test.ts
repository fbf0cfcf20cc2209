import { expect, test } from 'vitest';
import { listMissing } from './missing';

test('1992, 1994 and 1997 of 1991 to 1997 leave 1991, 1993 and 1995 to 1996', () => {
  expect(listMissing([1997, 1992, 1994], 1991, 1997)).toEqual([
    { from: 1991, to: 1991 },
    { from: 1993, to: 1993 },
    { from: 1995, to: 1996 },
  ]);
});

test('nothing is missing where every place is there', () => {
  expect(listMissing([2019, 2020], 2019, 2020)).toEqual([]);
});
