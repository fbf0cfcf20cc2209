import { appendWithin, lockLedger } from '@/db/append/append';
import type { Connection } from '@/db/client';
import { attachLoad, beginLoad } from '@/db/load/load-rows';
import { recordLoad, writeMarks, writeNames } from '@/db/load/record-load';
import type { LoadTransaction } from '@/db/load/transaction';
import { writeSums } from '@/db/load/write-sums';
import { findImport, type ImportedVersion } from '@/db/queries/find-import';
import type { EventMap } from '@/ledger/event-map';
import type { ImportBody, ImportedTable } from '@/ledger/import-body';
import type { DatasetFormat } from '@/ledger/vocabulary';
import { ImportRefused } from '../csv/fault';
import { formatOf } from '../formats';
import { hashFile } from '../source/hash-file';
import { type LoadedTable, loadTables, type Progress } from './load-tables';
import { hashWholeCsv } from './whole-csv';

/** What to import, and what the ledger is to say of it. */
export type ImportRequest = {
  format: DatasetFormat;
  files: string[];
  dataset: string;
  version: string;
  licence: string;
  source: string;
  /** Null where the format's own words will do. */
  title: string | null;
  citation: string | null;
  publisher: string | null;
  recorded_by: string;
  why: string;
  /** How the columns are read, where the format is `mapped`. */
  map?: EventMap | null;
  /** Read, check and load all of it, then undo it. */
  dryRun: boolean;
};

/**
 * What came of it. `imported`: a new version. `loaded`: the ledger had the version, this database now
 * has its rows. `there`: the same rows were there already. `tried`: a dry run.
 */
export type ImportReport = {
  outcome: 'imported' | 'loaded' | 'there' | 'tried';
  position: number | null;
  body: ImportBody;
};

type FileHash = { bytes: number; sha256: string };

/** Ends a transaction that is to leave nothing. */
class Undo extends Error {
  constructor(readonly report: ImportReport) {
    super('undone');
  }
}

async function hashFiles(files: string[]): Promise<FileHash[]> {
  const hashes: FileHash[] = [];
  for (const file of files) hashes.push(await hashFile(file));
  return hashes;
}

function describeTable(table: LoadedTable, hash: FileHash, map: EventMap | null): ImportedTable {
  return {
    ...(map === null ? {} : { map }),
    name: table.layout.name,
    file: table.file,
    ...hash,
    columns: table.columns,
    rows: table.rows,
    odd_rows: table.oddRows,
    flagged: [...table.flagged].map(([flag, rows]) => ({ flag, rows })),
    left_out: [...table.leftOut].map(([rule, rows]) => ({ rule, rows })),
    csv: table.csv,
  };
}

function bodyOf(request: ImportRequest, tables: ImportedTable[], csv: FileHash): ImportBody {
  const format = request.map ?? formatOf(request.format);
  return {
    dataset: request.dataset,
    version: request.version,
    title: request.title ?? format.title,
    publisher: request.publisher ?? format.publisher,
    format: request.format,
    licence: request.licence,
    source: request.source,
    citation: request.citation ?? format.citation,
    tables,
    csv,
  };
}

type TableSum = Pick<ImportedTable, 'name' | 'rows' | 'csv'>;

/** Are the rows those of the version that the ledger has, in whatever packing the files came? */
function isSame(known: ImportedVersion, tables: TableSum[]): boolean {
  const sums = (list: TableSum[]) =>
    list.map((table) => `${table.name} ${table.csv.sha256}`).sort();
  return JSON.stringify(sums(known.tables)) === JSON.stringify(sums(tables));
}

function refuseChanged(known: ImportedVersion, tables: TableSum[]): void {
  if (isSame(known, tables)) return;
  throw new ImportRefused(
    `version ${known.version} of ${known.dataset} was imported at position ${known.position} with other rows (${known.tables
      .map(
        (table) => `${table.name}: ${table.rows} rows, SHA-256 of events.csv ${table.csv.sha256}`,
      )
      .join('; ')}); a version is never changed: give this one a label of its own`,
  );
}

async function writeLoad(transaction: LoadTransaction, load: number, tables: LoadedTable[]) {
  await attachLoad(transaction, load);
  const cell = await writeSums(
    transaction,
    load,
    tables.map(({ tableNo, layout: { rowsAreEvents, columns } }) => ({
      tableNo,
      rowsAreEvents,
      hasCategories: Object.values(columns).some(({ into }) => into === 'category'),
    })),
  );
  const names = tables.flatMap((table) => table.names);
  await writeNames(transaction, load, names);
  for (const { tableNo, marks } of tables) await writeMarks(transaction, load, tableNo, marks);
  return cell;
}

async function importWithin(
  transaction: LoadTransaction,
  request: ImportRequest,
  hashed: FileHash[] | null,
  progress: Progress,
): Promise<ImportReport> {
  const load = await beginLoad(transaction);
  const tables = await loadTables(transaction, load, request, progress);
  progress.step('writing indexes and sums');
  // Postgres works, and this process would wait for it.
  const [cell_degrees, hashes] = await Promise.all([
    writeLoad(transaction, load, tables),
    hashed ?? hashFiles(request.files),
  ]);
  const described = tables.map((table, index) => {
    const hash = hashes[index];
    if (!hash) throw new Error(`${table.file} was not hashed`);
    return describeTable(table, hash, request.map ?? null);
  });
  const csv = await hashWholeCsv(transaction, load, described);
  const body = bodyOf(request, described, csv);
  // Only now: an import may take minutes, and editors append meanwhile.
  await lockLedger(transaction);
  const known = await findImport(transaction, request.dataset, request.version);
  if (known) refuseChanged(known, described);
  if (request.dryRun) throw new Undo({ outcome: 'tried', position: null, body });
  if (known?.load != null) throw new Undo({ outcome: 'there', position: known.position, body });
  const position = known?.position ?? (await appendImport(transaction, request, body));
  await recordLoad(transaction, { load, position, cell_degrees });
  return { outcome: known ? 'loaded' : 'imported', position, body };
}

/**
 * Loads the rows of a version that the ledger has, from its tables' own `events.csv`, within a
 * transaction that has more to do.
 * @param files one a table, in the order in which the version has them
 * @throws ImportRefused where they are not the rows that the version's record has the checksums of
 */
export async function loadWithin(
  transaction: LoadTransaction,
  known: ImportedVersion,
  files: string[],
  progress: Progress,
): Promise<void> {
  const load = await beginLoad(transaction);
  const map = known.tables[0]?.map ?? null;
  const how = { format: known.format, files, map };
  const tables = await loadTables(transaction, load, how, progress);
  refuseChanged(
    known,
    tables.map(({ layout, rows, csv }) => ({ name: layout.name, rows, csv })),
  );
  const cell_degrees = await writeLoad(transaction, load, tables);
  await recordLoad(transaction, { load, position: known.position, cell_degrees });
}

async function appendImport(
  transaction: LoadTransaction,
  request: ImportRequest,
  body: ImportBody,
): Promise<number> {
  const { recorded_by, why } = request;
  // Of this moment, not of when the import began: entries are in the order of their times.
  const recorded_at = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  const head = await appendWithin(transaction, [
    { kind: 'import', recorded_by, recorded_at, why, body },
  ]);
  return head.position;
}

function isTheVeryFiles(known: ImportedVersion, hashes: FileHash[]): boolean {
  const sums = (list: FileHash[]) => JSON.stringify(list.map((file) => file.sha256).sort());
  return sums(known.tables) === sums(hashes);
}

/**
 * Imports one version of a dataset, whole or not at all: one transaction loads the rows and their
 * sums, and appends the entry that says so. After an error, a kill or a lost connection nothing is
 * there, and the same call can be made again.
 * @param connection of the appender's role
 * @throws ImportRefused with what is wrong with the files, or when the version is there with other rows
 */
export async function importVersion(
  connection: Connection,
  request: ImportRequest,
  progress: Progress,
): Promise<ImportReport> {
  const known = await findImport(connection.db, request.dataset, request.version);
  const hashed = known && known.load !== null ? await hashFiles(request.files) : null;
  if (known && hashed && isTheVeryFiles(known, hashed)) {
    const { position, load: _load, ...body } = known;
    return { outcome: 'there', position, body };
  }
  try {
    return await connection.db.transaction((transaction) =>
      importWithin(transaction, request, hashed, progress),
    );
  } catch (error) {
    if (error instanceof Undo) return error.report;
    throw error;
  }
}
