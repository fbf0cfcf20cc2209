import { z } from 'zod';
import { CHART_IDS } from '@/charts/chart';
import { PNG_WIDTHS, SVG_WIDTHS } from '@/charts/export/options';
import type { Theme } from '@/charts/palette';
import { SCALES } from '@/charts/plot';
import { FIGURE_ID, figureIdOfAddress } from '@/ledger/id';
import { STATUSES } from '@/ledger/vocabulary';
import { oneOf, type Parameter, wholeNumber } from './parameter';

/** Every parameter that a route can have. Which route has which, the route says. */

const THEMES = ['light', 'dark'] as const satisfies readonly Theme[];
/** An id or a name as the ledger gives them out; the longest that it takes. */
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const slug = z.string().regex(SLUG).max(80);
/** Which ids there are the ledger knows: the answer lists them where another is asked for. */
const id = z.string().max(200);

export const FIGURE = {
  about:
    'The id of a figure: seven letters and digits. Small letters, hyphens and words behind it lead to the id as it is given out.',
  schema: z.string().transform(figureIdOfAddress).pipe(z.string().regex(FIGURE_ID)),
  example: ({ figure }) => figure,
} satisfies Parameter;

export const VERSION = {
  about: 'The number of a figure’s version, from 1.',
  schema: wholeNumber('n', ': versions are whole numbers from 1', { most: 999_999 }),
  example: ({ version }) => version,
} satisfies Parameter;

export const CONFLICT = {
  about: 'The name of a conflict in its address. One that was given up leads to the newer one.',
  schema: slug,
  example: ({ conflict }) => conflict,
} satisfies Parameter;

export const CHART = {
  about: 'The name of a chart. A conflict has those for which it has figures.',
  schema: oneOf('chart', CHART_IDS),
  example: ({ chart }) => chart,
} satisfies Parameter;

/** The groups of the API's description: its chapters, and what holds for all of them. */
export const API_GROUPS = [
  'figures',
  'charts',
  'event-data',
  'changes',
  'this-site',
  'responses',
  'fields',
] as const;

export const API_GROUP = {
  about: 'A group of the API’s description.',
  schema: oneOf('group', API_GROUPS),
  example: () => 'figures',
} satisfies Parameter;

function named(example: Parameter['example']) {
  return {
    about: 'The id as it stands in the address of the page, and in the files.',
    schema: slug,
    example,
  } satisfies Parameter;
}

export const QUESTION = named(({ question }) => question);
export const SOURCE = named(({ source }) => source);
export const CLAIMANT_ID = named(({ claimant }) => claimant);

export const RELEASE = {
  about: 'The name of a release, as `/releases` lists it.',
  schema: slug,
  example: ({ release }) => release,
} satisfies Parameter;

export const AT = {
  about:
    'A position of the ledger: the answer is of the state that it had then, and never changes. Without it, the newest state.',
  schema: wholeNumber('at', ': a position of the ledger is a whole number from 1').optional(),
  example: ({ position }) => position,
} satisfies Parameter;

export const SEARCH = {
  about: 'Words to search for in figures, questions, places, claimants and sources.',
  schema: z.string().optional(),
  example: () => 'helicopter',
} satisfies Parameter;

export const BOM = {
  about: '1 puts a byte order mark first, by which Excel knows that the file is UTF-8.',
  schema: oneOf('bom', ['0', '1']).default('0'),
  example: () => '1',
} satisfies Parameter;

export const MEASURE = {
  about:
    'Only figures of this measure, by its id (`measure.id` in the JSON). Another id is an error, which lists those that there are.',
  schema: id.optional(),
  example: ({ measure }) => measure,
} satisfies Parameter;

export const PHASE = {
  about: 'Only figures of this phase of the conflict, by its id (`phase.id` in the JSON).',
  schema: id.optional(),
  example: ({ phase }) => phase,
} satisfies Parameter;

export const CLAIMANT = {
  about: 'Only figures that this claimant gives, by its id (`claimant.id` in the JSON).',
  schema: id.optional(),
  example: ({ claimant }) => claimant,
} satisfies Parameter;

export const SIDE = {
  about: 'Only figures of what this side suffered, by the side’s id (`affected.side` in the JSON).',
  schema: id.optional(),
  example: ({ side }) => side,
} satisfies Parameter;

export const COUNTED = {
  about: 'Only figures in which these people were counted, such as `civilians`.',
  schema: id.optional(),
  example: ({ counted }) => counted,
} satisfies Parameter;

export const SCALE = {
  about: 'The scale of the numbers: linear from zero, or logarithmic.',
  schema: oneOf('scale', SCALES).default('linear'),
  example: () => 'log',
} satisfies Parameter;

/** Empty, as a form without a script sends it, asks for all years. */
export const YEAR = {
  about: 'Of `deaths-by-country` alone: the deaths of one year. Without it, of all years together.',
  schema: z
    .literal('')
    .transform(() => undefined)
    .or(wholeNumber('year', ': a year is a whole number from 1 to 9999', { most: 9_999 }))
    .optional(),
  // The chart of the examples is of figures: it has no year.
  example: () => null,
} satisfies Parameter;

export const SHAPE = {
  about: 'The shape of a PNG without a width: 1200 by 630 pixels, or 1080 by 1080.',
  schema: oneOf('shape', ['landscape', 'square']).default('landscape'),
  example: () => 'square',
} satisfies Parameter;

export const SIZE = {
  about: 'How many pixels of a PNG stand for one: 2 for print.',
  schema: oneOf('size', ['1', '2']).default('1'),
  example: () => '2',
} satisfies Parameter;

export const GROUND = {
  about: 'The ground of the picture: the colour of paper, or none.',
  schema: oneOf('ground', ['paper', 'none']).default('paper'),
  example: () => 'none',
} satisfies Parameter;

export const STATUS = {
  about: 'Which figures: those that stand, those that were withdrawn, or all.',
  schema: oneOf('status', [...STATUSES, 'all']).default('current'),
  example: () => 'all',
} satisfies Parameter;

export const THEME = {
  about: 'The colours of the picture.',
  schema: oneOf('theme', THEMES).default('light'),
  example: () => 'dark',
} satisfies Parameter;

/** Read by the page in the reader's browser; the server only checks it. */
export const EMBED_THEME = {
  about: 'The colours of the page: fixed, or as the reader’s system has them.',
  schema: oneOf('theme', [...THEMES, 'system']).optional(),
  example: () => 'system',
} satisfies Parameter;

function width(about: string, bounds: { least: number; most: number }) {
  const words = `; allowed here: a whole number from ${bounds.least} to ${bounds.most}`;
  return {
    about,
    schema: wholeNumber('width', words, bounds).optional(),
    example: () => 1200,
  } satisfies Parameter;
}

export const SVG_WIDTH = width(
  'Pixels across that the picture names. Below 600 it is drawn for a narrow screen.',
  SVG_WIDTHS,
);
export const PNG_WIDTH = width(
  'Pixels across: the whole chart at that width. Without it, a picture of one shape.',
  PNG_WIDTHS,
);
