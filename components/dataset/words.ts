import type { LeftOutRule, RowFlag } from '@/ledger/vocabulary';

/** What makes a row odd, as a reader is told. */
export const FLAG_WORDS: Readonly<Record<RowFlag, string>> = {
  'high below best': 'the high number is below the best',
  'low above best': 'the low number is above the best',
  'ends before it begins': 'the last day is before the first',
  'outside its year': 'the days are outside the year that the row is of',
  'off the map': 'the coordinates are not a place on the earth',
  'number not given':
    'no number of deaths is given: the row counts as an event, and is in no sum of deaths',
};

/** Why a record of the file is not a row. */
export const LEFT_OUT_WORDS: Readonly<Record<LeftOutRule, string>> = {
  'tags, not data': 'rows of tags under the header, not data',
  'nothing but an id': 'rows that hold nothing but an id',
};

const NUMBER = new Intl.NumberFormat('en');

export const formatCount = (count: number) => NUMBER.format(count);
