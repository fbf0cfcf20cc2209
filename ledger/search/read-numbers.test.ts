import { expect, test } from 'vitest';
import { readNumbers } from './read-numbers';

test.each([
  ['20,000 killed', '20000 killed'],
  ['20 000 killed', '20000 killed'],
  ['20.000', '20000'],
  ["20'000", '20000'],
  ['1,000,000', '1000000'],
  ['20\u00a0000', '20000'],
  ['a million displaced', '1000000 displaced'],
  ['A Million', '1000000'],
  ['one million', '1000000'],
  ['half a million', '500000'],
  ['1.2 million people', '1200000 people'],
  ['1m', '1000000'],
  ['20k killed', '20000 killed'],
  ['twenty thousand', '20000'],
  ['a hundred', '100'],
  ['a dozen', '12'],
  ['thirty thousand dead', '30000 dead'],
])('a number as people write it: %j is %j', (typed, read) => {
  expect(readNumbers(typed)).toBe(read);
});

test.each([
  ['2020-09-27', '27 September 2020'],
  ['27.09.2020', '27 September 2020'],
  ['9.5.1994', '9 May 1994'],
])('a day in figures: %j is %j', (typed, read) => {
  expect(readNumbers(typed)).toBe(read);
});

test.each([
  ['2016 four-day war'],
  ['the 1990s war'],
  ['dozens killed'],
  ['millions'],
  ['2020 300'],
  ['2020-13-27'],
  ['version 24.1'],
  ['HAP4MSH'],
  [''],
])('what is no number of that kind stays as it is: %j', (typed) => {
  expect(readNumbers(typed)).toBe(typed);
});
