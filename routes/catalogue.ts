import { chartDocumentSchema } from '@/charts/files/schema';
import { figureDocumentSchema, figuresDocumentSchema } from '@/ledger/export-schema';
import type { PublicAddress } from './address';
import {
  DATASET,
  DATASET_VERSION,
  FROM,
  ROWS_FILTER,
  ROWS_PAGE,
  SUMS_FILTER,
  TABLE,
  TO,
} from './dataset-parameters';
import {
  AT,
  BOM,
  CHART,
  CLAIMANT,
  CLAIMANT_ID,
  CONFLICT,
  EMBED_THEME,
  FIGURE,
  MEASURE,
  PHASE,
  PNG_WIDTH,
  QUESTION,
  RELEASE,
  SEARCH,
  SOURCE,
  STATUS,
  SVG_WIDTH,
  THEME,
  VERSION,
} from './parameters';
import { aliveSchema, readySchema } from './process-state';

const at = { at: AT };
const page = { html: at };
/** Citations of what the address shows. */
const citations = { bib: at, ris: at, 'csl.json': at };
const filter = { measure: MEASURE, phase: PHASE, claimant: CLAIMANT, status: STATUS };

/** What every picture takes. */
export const PICTURES = {
  svg: { at: AT, theme: THEME, width: SVG_WIDTH },
  png: { at: AT, theme: THEME, width: PNG_WIDTH },
};

/**
 * Every public address, and which parameters it takes in which form. The front answers these and no
 * others, and the API's description, the README and the test that walks the site are held to it.
 * A new form is a line under `forms`; a new address is an entry here and a resolver in the front.
 */
export const ADDRESSES = {
  dashboard: {
    path: '/',
    chapter: 'Figures',
    title: 'The dashboard, and the search',
    forms: { html: { at: AT, q: SEARCH } },
  },
  conflicts: { path: '/conflicts', chapter: 'Figures', title: 'All conflicts', forms: page },
  conflict: {
    path: '/conflicts/{slug}',
    chapter: 'Figures',
    title: 'A conflict’s dashboard',
    parts: { slug: CONFLICT },
    forms: page,
  },
  conflictFigures: {
    path: '/conflicts/{slug}/figures',
    chapter: 'Figures',
    title: 'The figures of a conflict',
    note: 'In the order of their ids. Withdrawn figures are there only where `status` asks for them.',
    parts: { slug: CONFLICT },
    forms: {
      csv: { ...at, ...filter, bom: BOM },
      json: { ...at, ...filter },
      'csvw.json': { ...at, ...filter, bom: BOM },
    },
    json: figuresDocumentSchema,
  },
  question: {
    path: '/questions/{slug}',
    chapter: 'Figures',
    title: 'What was counted, with every figure for it',
    parts: { slug: QUESTION },
    forms: page,
  },
  figure: {
    path: '/figures/{id}',
    chapter: 'Figures',
    title: 'A figure as it stands',
    note: 'The newest version, or the one that was in force at the position `at`.',
    parts: { id: FIGURE },
    forms: {
      html: at,
      csv: { ...at, bom: BOM },
      json: at,
      ...PICTURES,
      ...citations,
      'csvw.json': { ...at, bom: BOM },
      'linkset.json': {},
      timemap: {},
    },
    json: figureDocumentSchema,
    sameUnder: {
      410: 'The figure was withdrawn: its last value, the reason, and what replaces it.',
    },
  },
  figureVersion: {
    path: '/figures/{id}/v{n}',
    chapter: 'Figures',
    title: 'One version of a figure',
    note: 'What to cite: its files never change a byte.',
    parts: { id: FIGURE, n: VERSION },
    forms: {
      html: at,
      csv: { bom: BOM },
      json: {},
      svg: { theme: THEME, width: SVG_WIDTH },
      png: { theme: THEME, width: PNG_WIDTH },
      bib: {},
      ris: {},
      'csl.json': {},
      'csvw.json': { bom: BOM },
      'linkset.json': {},
    },
    json: figureDocumentSchema,
    frozen: true,
  },
  chart: {
    path: '/charts/{conflict}/{chart}',
    chapter: 'Charts',
    title: 'A chart',
    note: 'Every form holds what the chart shows, no more and no less.',
    parts: { conflict: CONFLICT, chart: CHART },
    forms: {
      html: at,
      csv: { ...at, bom: BOM },
      json: at,
      ...PICTURES,
      ...citations,
      'csvw.json': { ...at, bom: BOM },
    },
    json: chartDocumentSchema,
  },
  chartEmbed: {
    path: '/charts/{conflict}/{chart}/embed',
    chapter: 'Charts',
    title: 'A chart to show in a frame on another site',
    parts: { conflict: CONFLICT, chart: CHART },
    forms: { html: { ...at, theme: EMBED_THEME } },
  },
  sources: { path: '/sources', chapter: 'Figures', title: 'All documents', forms: page },
  source: {
    path: '/sources/{id}',
    chapter: 'Figures',
    title: 'A document, with every figure from it',
    parts: { id: SOURCE },
    forms: page,
  },
  claimant: {
    path: '/claimants/{id}',
    chapter: 'Figures',
    title: 'Who says it, with every figure of theirs',
    parts: { id: CLAIMANT_ID },
    forms: page,
  },
  datasets: {
    path: '/datasets',
    chapter: 'Event data',
    title: 'Event data: every dataset and its versions',
    forms: page,
  },
  datasetCompare: {
    path: '/datasets/{slug}/compare',
    chapter: 'Event data',
    title: 'What changed between two versions of a dataset',
    note: 'The CSV has a row for each event added or gone and for each changed value; of tables without ids, for each row that one version has more often.',
    parts: { slug: DATASET },
    forms: {
      html: { ...at, from: FROM, to: TO, table: TABLE },
      csv: { from: FROM, to: TO, table: TABLE },
    },
    streamed: ['csv'],
  },
  datasetVersion: {
    path: '/datasets/{slug}/{version}',
    chapter: 'Event data',
    title: 'One version of a dataset',
    note: 'Its rows never change.',
    parts: { slug: DATASET, version: DATASET_VERSION },
    forms: { html: { ...at, table: TABLE, ...SUMS_FILTER, rows: ROWS_PAGE } },
  },
  datasetEvents: {
    path: '/datasets/{slug}/{version}/events',
    chapter: 'Event data',
    title: 'The rows of a version, as published',
    note: 'Every column and cell as its publisher has them. The whole file has its length, ETag, digest and ranges; a download that was cut is always told by its length or its missing end.',
    parts: { slug: DATASET, version: DATASET_VERSION },
    forms: { csv: { table: TABLE, ...ROWS_FILTER }, jsonl: { table: TABLE, ...ROWS_FILTER } },
    frozen: true,
    streamed: ['csv', 'jsonl'],
    ranged: ['csv'],
  },
  datasetYearly: {
    path: '/datasets/{slug}/{version}/yearly',
    chapter: 'Event data',
    title: 'The deaths of a version by conflict, year and type of violence',
    note: 'One row for each combination that has events.',
    parts: { slug: DATASET, version: DATASET_VERSION },
    forms: {
      csv: { table: TABLE, ...SUMS_FILTER, bom: BOM },
      'csvw.json': { table: TABLE, ...SUMS_FILTER, bom: BOM },
    },
    frozen: true,
  },
  corrections: {
    path: '/corrections',
    chapter: 'Changes',
    title: 'Every change of a published figure',
    note: 'Newest first: from what to what, which kind of change, and why.',
    forms: { html: at, atom: at },
  },
  releases: { path: '/releases', chapter: 'Changes', title: 'All releases', forms: page },
  release: {
    path: '/releases/{name}',
    chapter: 'Changes',
    title: 'The whole ledger at a position, in one file with checksums',
    note: 'A Frictionless data package. Its files never change a byte.',
    parts: { name: RELEASE },
    forms: { html: at, zip: {}, bib: {}, ris: {}, 'csl.json': {} },
  },
  methods: { path: '/methods', chapter: 'This site', title: 'How figures are made', forms: page },
  about: { path: '/about', chapter: 'This site', title: 'Who publishes this', forms: page },
  api: {
    path: '/api',
    chapter: 'This site',
    title: 'These addresses, for programs',
    forms: { html: {} },
  },
  apiDocument: {
    path: '/api/openapi',
    chapter: 'This site',
    title: 'The description of these addresses (OpenAPI 3.1)',
    forms: { json: {} },
  },
  sitemap: {
    path: '/sitemap',
    chapter: 'This site',
    title: 'Every page, with the moment of its last change',
    forms: { xml: {} },
  },
  robots: { path: '/robots', chapter: 'This site', title: 'For crawlers', forms: { txt: {} } },
  alive: {
    path: '/healthz',
    chapter: 'This site',
    title: 'Whether the process is alive',
    forms: { json: {} },
    bare: 'json',
    json: aliveSchema,
  },
  ready: {
    path: '/readyz',
    chapter: 'This site',
    title: 'Whether it can answer, and which position it shows',
    forms: { json: {} },
    bare: 'json',
    json: readySchema,
    sameUnder: { 503: 'It cannot answer now, or the database is behind what was shown.' },
  },
} as const satisfies Record<string, PublicAddress>;

export type AddressName = keyof typeof ADDRESSES;

/** Every address with its name, in the order of the catalogue. */
export function listAddresses(): [AddressName, PublicAddress][] {
  return Object.entries(ADDRESSES) as [AddressName, PublicAddress][];
}
