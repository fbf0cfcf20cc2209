import { parse } from 'csv-parse/sync';

/** What of CSVW metadata says what a cell may hold. */
export type Metadata = {
  url: string;
  dialect: { lineTerminators: string[]; trim: boolean };
  tableSchema: {
    columns: {
      name: string;
      titles: string[];
      datatype: string | { base: string; format: string };
      null: string;
      required: boolean;
      separator?: string;
    }[];
    primaryKey: string[];
  };
  'dc:title': string;
  'dc:source': object[];
  'dc:modified'?: { '@value': string };
  notes: { 'oa:bodyValue': string }[];
};

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** Each datatype as XML Schema defines it, in the format that the metadata give. */
const VALID: Record<string, (text: string, format: string | undefined) => boolean> = {
  string: () => true,
  integer: (text) => /^[-+]?\d+$/.test(text),
  boolean: (text) => ['true', 'false', '1', '0'].includes(text),
  anyURI: (text) => URL.canParse(text),
  date: (text, format) => format === 'yyyy-MM-dd' && /^\d{4}-\d\d-\d\d$/.test(text) && isDay(text),
  dateTimeStamp: (text) =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[-+]\d\d:\d\d)$/.test(text) &&
    !Number.isNaN(Date.parse(text)),
};

type Described = Metadata['tableSchema']['columns'][number];

function checkCell(column: Described, cell: string): string[] {
  const { name, required, separator } = column;
  const { base, format } =
    typeof column.datatype === 'string'
      ? { base: column.datatype, format: undefined }
      : column.datatype;
  if (cell === column.null) return required ? [`${name} is empty and must not be`] : [];
  const items = separator === undefined ? [cell] : cell.split(separator);
  const isValid = VALID[base];
  if (!isValid) return [`${name} has a datatype that no cell is checked by: ${base}`];
  return items
    .filter((item) => item !== column.null && !isValid(item, format))
    .map((item) => `${name} is no ${base}: "${item}"`);
}

/**
 * What in a CSV is not as its metadata say: the header, the line ends, a cell's datatype, an empty
 * cell that is required, two rows with one primary key. Empty where all is well. The reader from npm
 * (`read.ts`) checks none of this.
 */
export function listFaults(metadata: Metadata, csv: string): string[] {
  const { columns, primaryKey } = metadata.tableSchema;
  const [header = [], ...rows] = parse(csv, {
    bom: true,
    record_delimiter: metadata.dialect.lineTerminators,
  }) as string[][];
  const faults = columns.length === header.length ? [] : ['another number of columns'];
  for (const [place, { name, titles }] of columns.entries()) {
    if (header[place] !== name || titles[0] !== name) faults.push(`no column ${name}`);
  }
  for (const row of rows) {
    for (const [place, column] of columns.entries())
      faults.push(...checkCell(column, row[place] ?? ''));
  }
  const places = primaryKey.map((key) => columns.findIndex(({ name }) => name === key));
  const keys = rows.map((row) => JSON.stringify(places.map((place) => row[place])));
  if (new Set(keys).size < keys.length) faults.push('two rows have one primary key');
  return faults;
}
