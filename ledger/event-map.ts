import { z } from 'zod';
import { slug, text } from './text';

/**
 * How the columns of a table of others' events are understood: which column is the date, which the
 * number, and so on. What a map does not name stays in the record as published. The ledger keeps the
 * map with the import, so that the rows can be read again in the same way.
 */

/** The forms of a date that a map may name. Month names are English, whole or of three letters. */
export const DATE_FORMS = [
  'YYYY-MM-DD',
  'YYYY/MM/DD',
  'YYYYMMDD',
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'DD.MM.YYYY',
  'D Month YYYY',
  'Month D, YYYY',
] as const;
export type DateForm = (typeof DATE_FORMS)[number];

const column = text;
const dateForm = z.enum(DATE_FORMS);

/** UCDP's types of violence; 0 where the publisher has types of its own. */
export const VIOLENCE = { 'state-based': 1, 'non-state': 2, 'one-sided': 3, other: 0 } as const;
const violence = z.enum(Object.keys(VIOLENCE) as [keyof typeof VIOLENCE]);

export const eventMapSchema = z
  .strictObject({
    name: slug.describe('What the map is called.'),
    title: text.describe('What the dataset is called, where --title does not say it.'),
    publisher: text.describe('Who publishes it.'),
    citation: text.describe('How it asks to be cited.'),
    table: slug.default('events').describe('The name of the table in addresses.'),
    rows: z.enum(['events', 'yearly totals']).default('events').describe('What a row is.'),
    unknown: z
      .array(z.string())
      .default([])
      .describe(
        'Cells that stand for unknown, such as "-9" or "Unknown"; an empty one always does.',
      ),
    thousands: z
      .enum(['', ',', '.', ' ', "'"])
      .default('')
      .describe('What separates thousands in numbers.'),
    decimal: z.enum(['.', ',']).default('.').describe('The decimal sign.'),
    id: z
      .union([column, z.array(column).min(1)])
      .optional()
      .describe(
        'The column of the publisher’s own id of a row, or the columns that make one together.',
      ),
    date: column.optional().describe('The column of the day, or of the first day.'),
    'date end': column.optional().describe('The column of the last day.'),
    'date form': z
      .array(dateForm)
      .min(1)
      .default(['YYYY-MM-DD'])
      .describe('The forms in which days are written.'),
    year: column.optional().describe('The column of the year.'),
    month: column.optional().describe('The column of the month as a number; 0 is unknown.'),
    day: column.optional().describe('The column of the day of the month; 0 is unknown.'),
    latitude: column.optional().describe('The column of the latitude.'),
    longitude: column.optional().describe('The column of the longitude.'),
    conflict: column
      .optional()
      .describe('The column that names the conflict; without one all rows are of one.'),
    'conflict id': column
      .optional()
      .describe('The column of the publisher’s number of the conflict.'),
    'dyad id': column.optional().describe('The column of its number of the pair of sides.'),
    country: column.optional().describe('The column that names the country.'),
    'country id': column.optional().describe('The column of its number of the country.'),
    'side a': column.optional().describe('The column that names the one side.'),
    'side b': column.optional().describe('The column that names the other side.'),
    'side a id': column.optional().describe('The column of its number of the one side.'),
    'side b id': column.optional().describe('The column of its number of the other side.'),
    violence: z
      .union([
        violence,
        z.strictObject({
          column: column.describe('The column of the type.'),
          codes: z.record(z.string(), violence).describe('What each of its words is.'),
        }),
      ])
      .default('other')
      .describe('The type of violence of all rows, or a column and what its words mean.'),
    number: column
      .optional()
      .describe('The column of deaths, where the publisher gives one number.'),
    range: column
      .optional()
      .describe('The column of deaths written "13–46"; its low end is also the best.'),
    best: column.optional().describe('The column of the best estimate.'),
    low: column.optional().describe('The column of the low estimate.'),
    high: column.optional().describe('The column of the high estimate.'),
    'header has': column
      .optional()
      .describe(
        'Where lines stand above the header: the header is the first that has this column.',
      ),
  })
  .superRefine((map, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    const numbers = [map.number, map.range, map.best].filter((each) => each !== undefined);
    if (numbers.length !== 1)
      refuse(
        'number',
        'a map names the column of deaths once; number, range, or best with low and high',
      );
    if (
      (map.best === undefined) !== (map.low === undefined) ||
      (map.low === undefined) !== (map.high === undefined)
    )
      refuse(
        'best',
        'best, low and high go together; name all three, the same column twice where it is meant',
      );
    if (map.date === undefined && map.year === undefined)
      refuse('date', 'a map names the column of the date or of the year; write one');
    if ((map.latitude === undefined) !== (map.longitude === undefined))
      refuse('latitude', 'latitude and longitude go together; write both or none');
    if (map.day !== undefined && map.month === undefined)
      refuse('day', 'a day has a month; write month too');
    if (map.date !== undefined && map.month !== undefined)
      refuse('month', 'the date has a column of its own; take month and day out');
  });

/** A map with nothing left out that has a default. */
export type EventMap = z.infer<typeof eventMapSchema>;
