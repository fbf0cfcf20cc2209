import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { listRepeatedKeys, openRows } from '@/db/load/load-rows';
import type { LoadTransaction } from '@/db/load/transaction';
import type { DatasetFormat, LeftOutRule, RowFlag } from '@/figures/vocabulary';
import { Faults, ImportRefused } from '../csv/fault';
import { type CsvRecord, readCsv } from '../csv/records';
import type { TableLayout } from '../format';
import { formatOf } from '../formats';
import { openSource, type Source } from '../source/open-source';
import { layOutTable } from './check-header';
import { type CountedName, TableReader } from './table-reader';

/** Told how far an import has come. */
export type Progress = {
  /** A step has begun: `words` say which. */
  step: (words: string) => void;
  /** Rows read so far of a file, and how much of it is read, from 0 to 1. */
  rows: (file: string, rows: number, share: number) => void;
};

/** A table as it was read into a load. */
export type LoadedTable = {
  tableNo: number;
  layout: TableLayout;
  file: string;
  columns: string[];
  rows: number;
  oddRows: number;
  flagged: Map<RowFlag, number>;
  leftOut: Map<LeftOutRule, number>;
  names: CountedName[];
  marks: { record: number; at: number }[];
  csv: { bytes: number; sha256: string };
};

/** COPY takes lines in pieces of this many characters. */
const PIECE = 32_768;

/** Writes lines in pieces, and waits when Postgres is behind. What the stream fails with is thrown. */
class LineWriter {
  #piece = '';
  readonly #rows: Writable;

  constructor(rows: Writable) {
    this.#rows = rows;
    // Thrown by the next write; a failure between two writes must not end the process.
    rows.on('error', () => {});
  }

  /** @returns a promise where the caller must wait before it writes on */
  write(line: string): Promise<unknown> | null {
    this.#piece += line;
    if (this.#piece.length < PIECE) return null;
    const piece = this.#piece;
    this.#piece = '';
    if (this.#rows.errored) throw this.#rows.errored;
    return this.#rows.write(piece) ? null : once(this.#rows, 'drain');
  }

  async end(): Promise<void> {
    this.#rows.end(this.#piece);
    await finished(this.#rows);
  }

  /** Ends the copying without its rows, so that the transaction can be rolled back. */
  abort(): void {
    if (!this.#rows.destroyed) this.#rows.destroy(new Error('the import was given up'));
  }
}

async function readTable(
  source: Source,
  reader: TableReader,
  batches: AsyncIterable<CsvRecord[]>,
  rows: LineWriter,
  progress: Progress,
): Promise<void> {
  for await (const batch of batches) {
    for (const record of batch) {
      const line = reader.read(record);
      // Once anything is wrong nothing is written any more: the rest is read to be told of.
      const wait = line !== null && reader.faults.count === 0 ? rows.write(line) : null;
      if (wait !== null) await wait;
    }
    progress.rows(source.file, reader.rows, source.progress());
  }
}

function summarise(reader: TableReader, tableNo: number): LoadedTable {
  return {
    tableNo,
    layout: reader.layout,
    file: reader.file,
    columns: reader.header.cells,
    rows: reader.rows,
    oddRows: reader.oddRows,
    flagged: reader.flagged,
    leftOut: reader.leftOut,
    names: reader.names(),
    marks: reader.marks,
    csv: reader.csv(),
  };
}

async function refuseRepeatedKeys(
  transaction: LoadTransaction,
  load: number,
  table: LoadedTable,
  faults: Faults,
): Promise<void> {
  if (table.layout.keyOf === null) return;
  for (const { key, first, again } of await listRepeatedKeys(transaction, load, table.tableNo)) {
    faults.add({
      file: table.file,
      record: first,
      line: null,
      column: null,
      value: null,
      words: `has the id ${key}, and so has record ${again}: an id is that of one row`,
    });
  }
}

type Files = { format: DatasetFormat; files: string[] };

async function copyTables(
  load: number,
  { format: id, files }: Files,
  rows: LineWriter,
  faults: Faults,
  progress: Progress,
): Promise<LoadedTable[]> {
  const format = formatOf(id);
  const tables: LoadedTable[] = [];
  for (const [index, path] of files.entries()) {
    const source = await openSource(path);
    const { header, batches } = await readCsv(source.bytes, source.file);
    const layout = layOutTable(format, source.file, source.csvName, header);
    if (tables.some((table) => table.layout.name === layout.name)) {
      throw new ImportRefused(`${source.file}: two files are the table "${layout.name}"`);
    }
    progress.step(`reading ${source.file} as ${format.title}, table "${layout.name}"`);
    const tableNo = index + 1;
    const reader = new TableReader(layout, source.file, header, faults, { load, tableNo });
    await readTable(source, reader, batches, rows, progress);
    if (reader.rows === 0 && faults.count === 0) {
      throw new ImportRefused(`${source.file}: the file has a header and no rows`);
    }
    tables.push(summarise(reader, tableNo));
  }
  faults.refuseAny();
  return tables;
}

/**
 * Reads every file of a version into a load, one table a file.
 * @throws ImportRefused with the first faults of all files and the count of the rest
 */
export async function loadTables(
  transaction: LoadTransaction,
  load: number,
  files: Files,
  progress: Progress,
): Promise<LoadedTable[]> {
  const faults = new Faults();
  const rows = new LineWriter(await openRows(transaction, load));
  let tables: LoadedTable[];
  try {
    tables = await copyTables(load, files, rows, faults, progress);
  } catch (error) {
    rows.abort();
    throw error;
  }
  await rows.end();
  for (const table of tables) await refuseRepeatedKeys(transaction, load, table, faults);
  faults.refuseAny();
  return tables;
}
