import { z } from 'zod';
import { QUALIFIERS, STANCES } from '@/ledger/vocabulary';
import { BOUNDS, CHART_IDS, type ChartModel } from '../chart';

/** The JSON file of a chart: the model that it is drawn from. What is unknown is null. */

const number = z.number().nullable();
const words = z.string().nullable();
const side = z
  .enum(['first', 'second', 'neutral'])
  .describe('Whose voice: a side of the conflict, or a third party.');
const fill = z.enum(['solid', 'hollow']).describe('Hollow: what one side says about the other.');

const statement = {
  figure: z.string().describe('The id of the figure.'),
  version: z.int().min(1),
  href: z.string().describe('The path of the version that is shown.'),
  label: z.string().describe('The number with its qualifier, such as "at least 20,000".'),
  qualifier: z.enum(QUALIFIERS),
  value: number,
  low: number,
  high: number,
  unit: z.string(),
  question: z.string(),
  scope: words,
  phase: words,
  affected: z.string(),
  counted: words,
  claimant: z.string(),
  stance: z.enum(STANCES).nullable(),
  asOf: z.string(),
  period: z.string(),
  sources: z.array(z.strictObject({ publisher: z.string(), title: z.string() })),
  documents: z.string().describe('How many documents, and how many claims.'),
  note: words,
  status: z.enum(['current', 'superseded']),
};
const statementSchema = z
  .strictObject(statement)
  .meta({ id: 'ChartStatement', description: 'One figure in words.' });

const markSchema = z
  .strictObject({
    ...statement,
    anchor: z
      .number()
      .describe('Where the mark stands: the value, or else the bound that there is.'),
    core: z.boolean().describe('Whether there is a best estimate to draw.'),
    bound: z.enum(BOUNDS).describe('How far the number reaches.'),
    side,
    fill,
  })
  .meta({ id: 'ChartMark', description: 'A figure that is drawn.' });

const ticks = z.array(z.strictObject({ at: z.number(), label: z.string(), minor: z.boolean() }));
const scaleSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('log'),
      min: z.number(),
      max: z.number(),
      zero: z.boolean().describe('Whether 0 has a place of its own at the left.'),
      ticks,
    }),
    z.strictObject({ kind: z.literal('linear'), max: z.number(), ticks }),
    z.strictObject({
      kind: z.literal('time').describe('In decimal years.'),
      min: z.number(),
      max: z.number(),
      ticks,
    }),
  ])
  .meta({ id: 'ChartScale', description: 'An axis; a tick’s `at` runs from 0 to 1 along it.' });

const spanSchema = z
  .strictObject({
    label: z.string(),
    period: z.string(),
    from: number,
    to: number,
    kind: z.enum(['phase', 'event']),
    within: words,
    sources: z.array(z.string()),
  })
  .meta({
    id: 'ChartSpan',
    description: 'A stretch of time, in decimal years; null is an end that is not known.',
  });

const rowSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('heading'),
      level: z.literal([1, 2]),
      text: z.string(),
      note: words,
    }),
    z.strictObject({
      kind: z.literal('mark'),
      label: z.string(),
      sub: words,
      mark: markSchema,
      struck: z.array(markSchema).describe('Versions that this one took the place of.'),
    }),
    z.strictObject({
      kind: z.literal('gap').describe('There is no figure; `words` say so.'),
      of: z.enum(['phase', 'row']),
      label: z.string(),
      words: z.string(),
    }),
    z.strictObject({ kind: z.literal('span'), span: spanSchema }),
  ])
  .meta({ id: 'ChartRow', description: 'A row of a panel, from top to bottom.' });

const countrySchema = z
  .strictObject({
    country: z.int().describe('The publisher’s number for the country.'),
    name: z.string().describe('As published.'),
    rank: z
      .int()
      .nullable()
      .describe('By deaths among all countries; null where none is recorded.'),
    low: number,
    best: number,
    high: number,
    own: z.boolean().describe('Whether a party to the conflict bears its name.'),
    drawn: z.boolean(),
    href: z.string().describe('The path of the dataset’s rows that it is added up from.'),
  })
  .meta({
    id: 'ChartCountry',
    description: 'Deaths of all conflicts in one country; null where the dataset has no row.',
  });

const panelHead = {
  id: z.string(),
  title: z.string(),
  note: words,
  axis: z.string().describe('The unit, and the scale where it is no plain one.'),
};

const panelSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      ...panelHead,
      kind: z.literal('rows'),
      scale: scaleSchema,
      bars: z.boolean(),
      ruler: z.array(z.strictObject({ at: z.number(), label: z.string() })).nullable(),
      rows: z.array(rowSchema),
    }),
    z.strictObject({
      ...panelHead,
      kind: z.literal('plane'),
      along: scaleSchema,
      up: scaleSchema,
      lines: z.array(
        z.strictObject({
          population: z.string(),
          marks: z.array(z.strictObject({ mark: markSchema, at: z.number() })),
        }),
      ),
    }),
    z.strictObject({
      ...panelHead,
      kind: z.literal('grid'),
      columns: z.array(z.strictObject({ label: z.string(), side })),
      rows: z.array(
        z.strictObject({
          label: z.string(),
          cells: z
            .array(z.strictObject({ statements: z.array(statementSchema), side, fill }))
            .describe('One a column; a cell without statements is a gap.'),
        }),
      ),
    }),
    z.strictObject({
      ...panelHead,
      kind: z.literal('countries'),
      year: z.int().nullable().describe('The year that it is of; null for all years together.'),
      period: z.string(),
      years: z
        .strictObject({ first: z.int(), last: z.int() })
        .describe('The years that can be asked for.'),
      source: z.strictObject({
        publisher: z.string(),
        title: z.string(),
        version: z.string(),
        url: z.string().describe('Where the dataset was taken from.'),
      }),
      rows: z.array(countrySchema),
    }),
  ])
  .meta({ id: 'ChartPanel', description: 'A part of a chart with axes of its own.' });

const chartModelSchema = z
  .strictObject({
    id: z.enum(CHART_IDS),
    conflict: z.strictObject({ slug: z.string(), name: z.string() }),
    sides: z.strictObject({ first: words, second: words }),
    position: z.int().min(1).describe('The position of the ledger that the chart shows.'),
    title: z.string(),
    sentence: z.string().describe('What the chart shows, written from the data.'),
    panels: z.array(panelSchema),
    warnings: z.array(z.string()).describe('What must not be read into the chart.'),
    listed: z.array(statementSchema).describe('Figures without a number: listed, never drawn.'),
    gaps: z.array(z.string()).describe('What is not there, in words.'),
  })
  .meta({
    id: 'ChartModel',
    description: 'A chart before it is drawn.',
  }) satisfies z.ZodType<ChartModel>;

export const chartDocumentSchema = z
  .strictObject({
    permalink: z.string().describe('The address that shows this very state of the chart.'),
    licence: z.string().describe('The licence of the compilation (SPDX).'),
    attribution: z.string().describe('How to cite it.'),
    model: chartModelSchema,
  })
  .meta({ id: 'ChartDocument', description: 'A chart, as the model that it is drawn from.' });
