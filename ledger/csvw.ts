import { COLUMN_SETS, type Column, type ColumnSet, type Datatype } from './columns';
import type { Figure } from './figure';
import { LICENCE_URL } from './licence';

/**
 * CSV on the Web: what a CSV is, in a JSON-LD file beside it.
 * Source: https://www.w3.org/TR/tabular-metadata/ and https://www.w3.org/TR/tabular-data-model/
 */

/** A column as the metadata describe it: its name in the header, and whether a cell may be empty. */
export type DescribedColumn = Pick<
  Column,
  'name' | 'title' | 'datatype' | 'description' | 'separator'
> & { required: boolean };

/** A document that a CSV rests on. `url` is null where its address is unknown. */
type DescribedSource = { publisher: string; title: string; url: string | null };

/**
 * A CSV to be described. `url` is its whole address, query included, or its name beside the metadata
 * in an archive; `modified` is when the newest entry in it was recorded (UTC), null where there is
 * none; `primaryKey` names the columns that tell any two rows apart. `rights` are those of a file that
 * is not of our compilation, in words: it has no licence of ours.
 */
export type DescribedCsv = {
  url: string;
  title: string;
  modified: string | null;
  bom: boolean;
  sources: readonly DescribedSource[];
  columns: readonly DescribedColumn[];
  primaryKey: readonly string[];
  rights?: string;
};

const RIGHTS = 'Casualty Ledger; cite the original source of each figure first';
const NOTES = [
  'An empty cell is unknown, or does not apply. It is never zero: a zero is written as 0.',
  'A text that a spreadsheet would run as a formula has an apostrophe in front that is not part of it.',
];
const BOM_NOTE = 'The file begins with a byte order mark, which is not part of the first header.';

const DATATYPES: Record<Datatype, string | { base: string; format: string }> = {
  string: 'string',
  integer: 'integer',
  anyURI: 'anyURI',
  boolean: 'boolean',
  date: { base: 'date', format: 'yyyy-MM-dd' },
  // XML Schema fixes how one is written, with the zone: no format could say it more strictly.
  datetime: 'dateTimeStamp',
};

/**
 * Lists are of strings: any other type loses the white space at its ends before it is split, and in
 * " | https://…" the unknown first item would be lost with it.
 */
function describeDatatype({ datatype, separator }: DescribedColumn) {
  return separator === undefined ? DATATYPES[datatype] : DATATYPES.string;
}

function describeColumn(column: DescribedColumn) {
  const { name, title, description, separator, required } = column;
  return {
    name,
    // A reader finds the column by the first of them, which is the header's own cell.
    titles: [name, title],
    'dc:description': description,
    datatype: describeDatatype(column),
    null: '',
    required,
    ...(separator === undefined ? {} : { separator }),
  };
}

function describeSource({ publisher, title, url }: DescribedSource) {
  const named = { 'dc:title': title, 'dc:publisher': publisher };
  return url === null ? named : { '@id': url, ...named };
}

/** The metadata of a CSV as `formatCsv` writes it, to be written as JSON. */
export function describeCsv(csv: DescribedCsv): Record<string, unknown> {
  const { url, title, modified, bom, sources, columns, primaryKey, rights } = csv;
  const notes = bom ? [...NOTES, BOM_NOTE] : NOTES;
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    url,
    'dc:title': title,
    'dc:creator': 'Casualty Ledger',
    ...(rights === undefined ? { 'dc:license': { '@id': LICENCE_URL } } : {}),
    'dc:rights': rights ?? RIGHTS,
    'dc:source': sources.map(describeSource),
    ...(modified === null
      ? {}
      : { 'dc:modified': { '@value': modified, '@type': 'xsd:dateTime' } }),
    notes: notes.map((note) => ({ '@type': 'oa:Annotation', 'oa:bodyValue': note })),
    dialect: {
      encoding: 'utf-8',
      header: true,
      delimiter: ',',
      lineTerminators: ['\r\n'],
      quoteChar: '"',
      doubleQuote: true,
      skipInitialSpace: false,
      trim: false,
    },
    tableSchema: { columns: columns.map(describeColumn), primaryKey },
  };
}

/** The columns of the sets so far in which a figure may have nothing to say; all others are filled. */
const MAY_BE_EMPTY = new Set([
  'phase',
  'scope',
  'counted',
  'stance',
  'relayed_by',
  'value',
  'low',
  'high',
  'wording',
  'period_start',
  'period_end',
  'source_date',
  'source_url',
  'source_archived_url',
  'accessed',
]);

/** The columns of a set as metadata describe them. */
export function listDescribedColumns(set: ColumnSet): DescribedColumn[] {
  return COLUMN_SETS[set].map((column) => ({
    ...column,
    required: !MAY_BE_EMPTY.has(column.name),
  }));
}

/** The documents of some figures, each once in each wording of its name, in the figures' order. */
function listSources(figures: readonly Pick<Figure, 'sources'>[]): DescribedSource[] {
  const found = new Map<string, DescribedSource>();
  for (const { publisher, title, url } of figures.flatMap(({ sources }) => sources)) {
    const key = JSON.stringify([publisher, title, url]);
    if (!found.has(key)) found.set(key, { publisher, title, url });
  }
  return [...found.values()];
}

/** When the newest of some entries was recorded (UTC); null where there is none. */
function newestRecorded(entries: readonly Pick<Figure, 'recorded_at'>[]): string | null {
  return entries.reduce<string | null>(
    (newest, { recorded_at }) => (newest === null || recorded_at > newest ? recorded_at : newest),
    null,
  );
}

/**
 * The metadata of a CSV of figures, one a row, in a column set.
 * @param csv.url the CSV's whole address as it was asked for, or its name beside this file
 * @param csv.primaryKey what tells the rows apart, where that is not figure and version
 * @param csv.modified when what the file holds last changed (UTC); without it, its newest row
 */
export function describeFiguresCsv(csv: {
  url: string;
  title: string;
  figures: readonly Figure[];
  modified?: string | null;
  bom?: boolean;
  set?: ColumnSet;
  primaryKey?: readonly string[];
}): Record<string, unknown> {
  const { url, title, figures, modified = newestRecorded(figures), bom = false, set = 1 } = csv;
  const { primaryKey = ['figure_id', 'version'] } = csv;
  return describeCsv({
    url,
    title,
    modified,
    bom,
    sources: listSources(figures),
    columns: listDescribedColumns(set),
    primaryKey,
  });
}
