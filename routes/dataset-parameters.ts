import { z } from 'zod';
import { versionLabel } from '@/ledger/import-body';
import { slug } from '@/ledger/text';
import { oneOf, type Parameter, wholeNumber } from './parameter';

/** The parameters of event data: what its addresses name, and which rows they leave. */

/** The greatest number that the columns of ids hold. */
const MOST_ID = 2_147_483_647;
const TRUTH = ['true', 'false'] as const;

export const DATASET = {
  about: 'The name of a dataset.',
  schema: slug,
  example: ({ dataset }) => dataset?.slug ?? null,
} satisfies Parameter;

export const DATASET_VERSION = {
  about: 'A version’s own label, or the day on which it was fetched. Its rows never change.',
  schema: versionLabel,
  example: ({ dataset }) => dataset?.version ?? null,
  dotted: true,
} satisfies Parameter;

export const TABLE = {
  about:
    'One table of the version, by its name. Another name is an error, which lists those that there are.',
  schema: slug.optional(),
  example: ({ dataset }) => dataset?.table ?? null,
} satisfies Parameter;

function compared(which: 'from' | 'to', words: string) {
  return {
    about: words,
    schema: versionLabel.optional(),
    example: ({ dataset }) => dataset?.[which] ?? null,
  } satisfies Parameter;
}

export const FROM = compared('from', 'The label of the earlier version.');
export const TO = compared('to', 'The label of the later version.');

function publishersId(name: 'conflict' | 'country') {
  return {
    about: `Only rows of this ${name}, by the publisher’s number for it.`,
    schema: wholeNumber(name, ': the publisher’s number is a whole number from 1', {
      most: MOST_ID,
    }).optional(),
    example: ({ dataset }) => dataset?.[name] ?? null,
  } satisfies Parameter;
}

function year(name: 'year_from' | 'year_to', words: string) {
  return {
    about: words,
    schema: wholeNumber(name, ': a year is a whole number from 1 to 9999', {
      most: 9_999,
    }).optional(),
    example: ({ dataset }) => dataset?.year ?? null,
  } satisfies Parameter;
}

const PAGE = /^(start|end|(after|before):(\d{4}-\d{2}-\d{2})?:\d{1,9})$/;

/** Whether the day in a page's mark, where there is one, is a day of the calendar. */
function hasRealDay(page: string): boolean {
  const [day] = /\d{4}-\d{2}-\d{2}/.exec(page) ?? [];
  return day === undefined || z.iso.date().safeParse(day).success;
}

export const ROWS_PAGE = {
  about:
    'Which rows of the table the page shows: `start`, `end`, or those `after:` or `before:` a day and a row.',
  schema: z
    .string()
    .refine((page) => PAGE.test(page) && hasRealDay(page), {
      error: ({ input }) => `"rows" is "${input}"; allowed here: start, end, or a link of the page`,
    })
    .optional(),
  example: () => 'end',
} satisfies Parameter;

/** What leaves rows out of the sums too. */
export const SUMS_FILTER = {
  conflict: publishersId('conflict'),
  country: publishersId('country'),
  year_from: year('year_from', 'Only rows of this year and later.'),
  year_to: year('year_to', 'Only rows of this year and earlier.'),
  type_of_violence: {
    about:
      'Only rows of this type: 1 state-based, 2 non-state, 3 one-sided; 0 in the publisher’s own terms.',
    schema: wholeNumber('type_of_violence', '; allowed here: 0, 1, 2, 3', {
      least: 0,
      most: 3,
    }).optional(),
    example: () => 1,
  } satisfies Parameter,
  active_year: {
    about:
      'Only rows of years in which the conflict was active as its publisher defines it, or only the others.',
    schema: oneOf('active_year', TRUTH).optional(),
    example: () => 'true',
  } satisfies Parameter,
};

export const ROWS_FILTER = {
  ...SUMS_FILTER,
  category: {
    about: 'Only rows of this category, as published.',
    schema: z.string().max(200).optional(),
    example: ({ dataset }) => dataset?.category ?? null,
  } satisfies Parameter,
  flagged: {
    about: 'Only rows that are odd as published (low above best, say), or only the others.',
    schema: oneOf('flagged', TRUTH).optional(),
    example: () => 'false',
  } satisfies Parameter,
};
