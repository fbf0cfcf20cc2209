import Papa from 'papaparse';
import type { ImportedTable } from '@/ledger/import-body';

/** Tables of different columns as one: the table's name, then every column of any, in the order seen. */
export type United = {
  columns: string[];
  /** Records of a table, as published with CRLF after each, put under the common columns. */
  place: (table: ImportedTable, records: string) => string;
};

const CRLF = '\r\n';

/** Columns of the same name are one; those of different names are never taken for the same. */
export function unite(tables: ImportedTable[]): United {
  const published = [...new Set(tables.flatMap((table) => table.columns))];
  return {
    columns: ['table', ...published],
    place: (table, records) => {
      const { data } = Papa.parse<string[]>(records.slice(0, -CRLF.length), {
        delimiter: ',',
        newline: CRLF,
      });
      const placed = data.map((cells) => [
        table.name,
        ...published.map((column) => cells[table.columns.indexOf(column)] ?? ''),
      ]);
      return Papa.unparse(placed, { newline: CRLF }) + CRLF;
    },
  };
}
