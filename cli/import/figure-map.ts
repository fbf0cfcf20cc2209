import { z } from 'zod';
import { DATE_FORMS } from '@/ledger/event-map';
import { text } from '@/ledger/text';
import { QUALIFIERS } from '@/ledger/vocabulary';

/**
 * How another's table becomes rows of `figures.csv`: which of its columns says what. The map lies beside
 * the `conflict.yaml` whose sides, claimants and documents its words name.
 */

const column = z.strictObject({
  column: text.describe('The name of the column.'),
  values: z
    .record(z.string(), z.string())
    .optional()
    .describe('What its words mean here: "CIV: civilians".'),
});
const field = z.union([text, column]);

const figure = {
  what: field.optional().describe('What was counted.'),
  who: field.optional().describe('Whose losses.'),
  value: column.optional().describe('The column of the number.'),
  low: column.optional().describe('The column of the low bound.'),
  high: column.optional().describe('The column of the high bound.'),
  range: column.optional().describe('A column with both bounds: "13–46".'),
  bound: z.enum(QUALIFIERS).optional().describe('The bound that holds for every number: at least.'),
  words: field.optional().describe('Words of the source.'),
  counted: field.optional().describe('Who was counted.'),
  says: field.optional().describe('Who says it.'),
  source: field.optional().describe('The title of the document.'),
  address: field.optional().describe('Its address.'),
  'as of': field.optional().describe('The day of which it speaks.'),
  phase: field.optional().describe('The phase.'),
  basis: field.optional().describe('claim, count or estimate.'),
  note: field.optional().describe('What a reader must know.'),
} as const;

export const figureMapSchema = z
  .strictObject({
    ...figure,
    year: column.optional().describe('The column of the year.'),
    date: column.optional().describe('The column of the day.'),
    from: column.optional().describe('The column of the first day.'),
    to: column.optional().describe('The column of the last day.'),
    'date form': z
      .array(z.enum(DATE_FORMS))
      .min(1)
      .default(['YYYY-MM-DD'])
      .describe('The forms of days.'),
    unknown: z.array(z.string()).default([]).describe('Cells that stand for unknown.'),
    thousands: z.enum(['', ',', '.', ' ', "'"]).default('').describe('What separates thousands.'),
    decimal: z.enum(['.', ',']).default('.').describe('The decimal sign.'),
    'header has': text.optional().describe('Where lines stand above the header: a column of it.'),
    only: z
      .array(
        z.strictObject({
          column: text.describe('The name of the column.'),
          is: z.array(z.string()).min(1).describe('The words that it may hold.'),
        }),
      )
      .default([])
      .describe('Rows are taken where these columns hold one of these words.'),
    figures: z
      .array(z.strictObject(figure))
      .min(1)
      .default([{}])
      .describe('For a wide table, what each of its columns counts; what all share stands above.'),
  })
  .superRefine((map, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    const isDated = [map.year, map.date, map.from, map.phase].some((each) => each !== undefined);
    if (!isDated)
      refuse('year', 'a map names the column of the year, the date, or from and to; write one');
    for (const one of map.figures) {
      const { value, range, low } = { ...map, ...one };
      if (value === undefined && range === undefined && low === undefined)
        refuse('value', 'a map names the column of the number: value, range, or low and high');
    }
  });

export type FigureMap = z.infer<typeof figureMapSchema>;
export type MappedField = z.infer<typeof field>;
