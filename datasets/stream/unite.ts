import { stringify } from 'csv-stringify/sync';
import type { ImportedTable } from '@/ledger/import-body';
import { COMMA, readRecord, toBytes } from '../csv/read-record';

/** Tables of different columns as one: the table's name, then every column of any, in the order seen. */
export type United = {
  columns: string[];
  /** Records of a table, as published with CRLF after each, put under the common columns. */
  place: (table: ImportedTable, records: Buffer) => string;
};

/** The checksum of such a file is in the ledger: its cells stay quoted as they were when it was imported. */
const QUOTING = {
  record_delimiter: '\r\n',
  quoted_match: /^ | $|[\r\n\uFEFF]/,
};

function* cellsOf(records: Buffer): Iterable<string[]> {
  const block = toBytes(records);
  for (let at = 0; at < records.length; ) {
    const found = readRecord(block, at, COMMA);
    if (found === null) throw new Error('a record that was imported cannot be read');
    yield found.cells;
    at = found.next;
  }
}

/** Columns of the same name are one; those of different names are never taken for the same. */
export function unite(tables: ImportedTable[]): United {
  const published = [...new Set(tables.flatMap((table) => table.columns))];
  return {
    columns: ['table', ...published],
    place: (table, records) => {
      const places = published.map((column) => table.columns.indexOf(column));
      const placed = [...cellsOf(records)].map((cells) => [
        table.name,
        ...places.map((place) => cells[place] ?? ''),
      ]);
      return stringify(placed, QUOTING);
    },
  };
}
