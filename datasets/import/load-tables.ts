import { listRepeatedKeys, openRows } from '@/db/load/load-rows';
import type { LoadTransaction } from '@/db/load/transaction';
import type { EventMap } from '@/ledger/event-map';
import type { DatasetFormat, LeftOutRule, RowFlag } from '@/ledger/vocabulary';
import { Faults, ImportRefused } from '../csv/fault';
import { type CsvFile, withCsv } from '../csv/records';
import type { Format, TableLayout } from '../format';
import { formatOf } from '../formats';
import { openSource, type Source } from '../source/open-source';
import { layOutTable } from './check-header';
import type { CountedName } from './name-counter';
import { RowWriter } from './row-writer';
import { TableReader } from './table-reader';

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

async function readTable(
  source: Source,
  csv: CsvFile,
  reader: TableReader,
  rows: RowWriter,
  progress: Progress,
): Promise<void> {
  await csv.walk(
    (record) => {
      const values = reader.read(record);
      // Once anything is wrong nothing is written any more: the rest is read to be told of.
      if (values === null || reader.faults.count > 0) return;
      rows.write(values, record.latin1, reader.outgoing);
    },
    () => {
      progress.rows(source.file, reader.rows, source.progress());
      return rows.catchUp();
    },
  );
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
    names: [
      ...reader.names.list(),
      ...(reader.layout.constants ?? []).map((name) => ({ ...name, rows: reader.rows })),
    ],
    marks: reader.marks,
    csv: reader.outgoing.finish(),
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

/** Which files are read, and how; `map` where that is not a published format's own way. */
type Files = { format: DatasetFormat; files: string[]; map?: EventMap | null };

async function copyTable(
  csv: CsvFile,
  source: Source,
  into: { load: number; tableNo: number; format: Format; map: EventMap | null },
  rows: RowWriter,
  faults: Faults,
  progress: Progress,
): Promise<LoadedTable> {
  const { header } = csv;
  const layout = layOutTable(into.format, source.file, source.csvName, header, into.map);
  progress.step(`reading ${source.file} as ${into.format.title}, table "${layout.name}"`);
  const reader = new TableReader(layout, source.file, header, faults, into);
  await readTable(source, csv, reader, rows, progress);
  if (reader.rows === 0 && faults.count === 0) {
    throw new ImportRefused(`${source.file}: the file has a header and no rows`);
  }
  return summarise(reader, into.tableNo);
}

function refuseSameTable(tables: LoadedTable[]): void {
  const names = tables.map((table) => table.layout.name);
  const twice = tables.find((table, index) => names.indexOf(table.layout.name) !== index);
  if (!twice) return;
  throw new ImportRefused(`${twice.file}: two files are the table "${twice.layout.name}"`);
}

async function copyTables(
  load: number,
  { format: id, files, map = null }: Files,
  rows: RowWriter,
  faults: Faults,
  progress: Progress,
): Promise<LoadedTable[]> {
  const format = formatOf(id);
  const tables: LoadedTable[] = [];
  for (const [index, path] of files.entries()) {
    const source = await openSource(path);
    const into = { load, tableNo: index + 1, format, map };
    const table = await withCsv(
      source.bytes,
      source.file,
      (csv) => copyTable(csv, source, into, rows, faults, progress),
      { headerHas: map?.['header has'] ?? null },
    );
    tables.push(table);
    refuseSameTable(tables);
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
  const rows = new RowWriter(await openRows(transaction, load));
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
