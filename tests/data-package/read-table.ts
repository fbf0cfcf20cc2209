import { parse } from 'csv-parse/sync';

/** A file of a Data Package. */
export type Resource = { name: string; path: string; profile?: string };

type Field = { name: string; type: string; constraints?: { required?: boolean } };

/** A file that is a table, as its descriptor says it. */
export type Table = Resource & {
  dialect: { delimiter: string; lineTerminator: string; quoteChar: string };
  schema: { fields: Field[]; primaryKey: string[]; missingValues: string[] };
};

type Cell = string | number | boolean | null;

const READ: Record<string, (text: string) => Cell> = {
  string: (text) => text,
  date: (text) => text,
  datetime: (text) => text,
  integer: Number,
  number: Number,
  boolean: (text) => ({ true: true, false: false })[text] ?? Number.NaN,
};

function readCell({ name, type, constraints }: Field, text: string, missing: string[]): Cell {
  if (missing.includes(text)) {
    if (constraints?.required) throw new Error(`${name} is required, and empty`);
    return null;
  }
  const value = READ[type]?.(text);
  if (value === undefined) throw new Error(`${name} is of an unknown type: ${type}`);
  if (Number.isNaN(value) || (type === 'integer' && !Number.isSafeInteger(value)))
    throw new Error(`${name} is no ${type}: ${text}`);
  return value;
}

/**
 * Reads a table by what its Data Package says of it, and by nothing else.
 * Source: https://specs.frictionlessdata.io/table-schema/ (version 1)
 * @throws Error for a row that is not as the schema says, or a primary key that stands twice
 */
export function readTable(table: Table, text: string): Record<string, Cell>[] {
  const { dialect, schema } = table;
  const [header, ...records] = parse(text, {
    delimiter: dialect.delimiter,
    record_delimiter: dialect.lineTerminator,
    quote: dialect.quoteChar,
  }) as string[][];
  const names = schema.fields.map(({ name }) => name);
  if (header?.join() !== names.join())
    throw new Error(`${table.path} has other columns: ${header}`);
  const rows = records.map((record) =>
    Object.fromEntries(
      schema.fields.map((field, i) => [
        field.name,
        readCell(field, record[i] ?? '', schema.missingValues),
      ]),
    ),
  );
  const keys = rows.map((row) => schema.primaryKey.map((name) => row[name]).join('|'));
  if (new Set(keys).size !== keys.length) throw new Error(`${table.path} has a key twice`);
  return rows;
}
