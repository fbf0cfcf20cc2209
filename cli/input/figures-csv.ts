import { ImportRefused } from '@/datasets/csv/fault';
import { decodeLatin1 } from '@/datasets/csv/read-record';
import type { CsvRecord } from '@/datasets/csv/records';
import { nameKnownTable } from '@/datasets/import/known-tables';
import { entryBodies } from '@/ledger/entry';
import { Failure, type Problem } from '../failure';
import { type InputDocument, showValue } from './input-file';
import { isAmbiguous, readTruth, readWhole, type Sheet, withSheet } from './spreadsheet';

/**
 * Figures as a table: a figure a row, a field of it a column, with the names that YAML files have. An
 * empty cell is unknown (null). `sources` names documents with their states, separated by bars:
 * `some-document:1 | other-document:2`.
 */

const { version: _version, change: _change, ...FIELDS } = entryBodies.figure.shape;
const COLUMNS = Object.keys(FIELDS);
const NUMBERS = new Set(['value', 'low', 'high']);
/** What is kept letter for letter, white space included. */
const WORDS = new Set(['wording', 'note', 'computation', 'counted']);
const SOURCE = /^([a-z0-9-]+):([1-9]\d*)$/;

function readSources(cell: string): unknown {
  return cell.split('|').map((part) => {
    const [, source, state] = SOURCE.exec(part.trim()) ?? [];
    return source === undefined ? part.trim() : { source, state: Number(state) };
  });
}

function withoutUnnamed(cells: readonly string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
}

/** A cell as its field has it; what is none of its kind stays text, which the schema then refuses. */
function readCell(column: string, written: string): unknown {
  const cell = WORDS.has(column) ? written : written.trim();
  if (cell === '') return null;
  if (NUMBERS.has(column)) return readWhole(cell) ?? cell;
  if (column === 'in_words') return readTruth(cell) ?? cell;
  return column === 'sources' ? readSources(cell) : cell;
}

/** A table as RFC 4180 has it. */
const PLAIN_SHEET = { delimiter: ',', linesBefore: 0 } as const;

/** Where a cell begins: the line from that of its record, and the character on it, both from 1. */
export function placeOfCell(
  { latin1, line }: CsvRecord,
  index: number,
  { delimiter, linesBefore }: Pick<Sheet, 'delimiter' | 'linesBefore'> = PLAIN_SHEET,
): { line: number; column: number } {
  const raw = decodeLatin1(latin1);
  let [cell, at, isQuoted] = [0, 0, false];
  for (; at < raw.length && cell < index; at += 1) {
    if (raw[at] === '"') isQuoted = !isQuoted;
    else if (raw[at] === delimiter && !isQuoted) cell += 1;
  }
  const before = raw.slice(0, at);
  return {
    line: linesBefore + line + before.split('\n').length - 1,
    column: at - (before.lastIndexOf('\n') + 1) + 1,
  };
}

function toDocument(
  file: string,
  columns: string[],
  record: CsvRecord,
  sheet: Sheet,
): InputDocument {
  const cells = columns.map((column, index): [string, string] => [
    column,
    record.cells[index] ?? '',
  ]);
  const body = Object.fromEntries(
    cells
      // A row without an id is given one.
      .filter(([column, cell]) => column !== 'id' || cell !== '')
      .map(([column, cell]) => [column, readCell(column, cell)]),
  );
  return {
    file,
    entry: record.number,
    value: { kind: 'figure', body },
    refuse(path, message, fix) {
      const index = columns.indexOf(String(path[1]));
      const place = placeOfCell(record, Math.max(index, 0), sheet);
      const cell = record.cells[index];
      const field = path.map(String).join('.');
      const value = cell === undefined ? null : showValue(cell);
      if (NUMBERS.has(String(path[1])) && cell !== undefined && isAmbiguous(cell.trim())) {
        const said = 'is a number in thousands in one country, and with decimals in another';
        const how = 'Show the column as a number without separators, and save it again: 12000.';
        return { file, ...place, entry: record.number, field, value, message: said, fix: how };
      }
      return { file, ...place, entry: record.number, field, value, message, fix };
    },
  };
}

function refuseHeader(file: string, header: CsvRecord, sheet: Sheet): Problem[] {
  const problem = (index: number, message: string, fix: string): Problem => ({
    file,
    ...placeOfCell(header, index, sheet),
    entry: 0,
    field: '',
    value: header.cells[index] ?? null,
    message,
    fix,
  });
  const unknown = header.cells.flatMap((name, index) => {
    if (!COLUMNS.includes(name))
      return [problem(index, 'is not a column here', `The columns are: ${COLUMNS.join(', ')}.`)];
    if (header.cells.indexOf(name) < index)
      return [problem(index, 'is a column twice', 'Take one of them out.')];
    return [];
  });
  const missing = COLUMNS.filter((name) => name !== 'id' && !header.cells.includes(name));
  if (missing.length === 0) return unknown;
  const known = nameKnownTable(header.cells);
  if (known !== null) return [problem(0, 'is no table of figures', known)];
  const words = `lacks ${missing.length > 1 ? 'the columns' : 'the column'} ${missing.join(', ')}`;
  return [
    ...unknown,
    problem(0, `the header ${words}`, 'Add them; a cell that is unknown is left empty.'),
  ];
}

function refuseWidth(document: InputDocument, record: CsvRecord, columns: number): Problem[] {
  if (record.faulty) {
    const fix = 'Save the file as UTF-8, without NUL characters.';
    return [document.refuse([], 'holds, or stands near, what is not UTF-8 text', fix)];
  }
  if (record.cells.length === columns) return [];
  const words = `has ${record.cells.length} cells under ${columns} columns`;
  return [document.refuse([], words, 'Quote cells that hold a comma, a quote or a line break.')];
}

/**
 * Reads a CSV file of figures, as a document a row.
 * @throws Failure where it cannot be read at all, or is not a CSV
 */
export async function readFiguresCsv(
  file: string,
): Promise<{ documents: InputDocument[]; problems: Problem[] }> {
  const documents: InputDocument[] = [];
  const problems: Problem[] = [];
  try {
    await withSheet(file, COLUMNS, async ({ header, walk }, sheet) => {
      header.cells = withoutUnnamed(header.cells.map((name) => name.trim()));
      problems.push(...refuseHeader(file, header, sheet));
      if (problems.length > 0) return;
      await walk(
        (record) => {
          // Below and beside a table, a spreadsheet may write cells that nobody filled.
          if (record.cells.every((cell) => cell === '')) return;
          const width = Math.max(header.cells.length, withoutUnnamed(record.cells).length);
          record.cells = record.cells.slice(0, width);
          const document = toDocument(file, header.cells, record, sheet);
          const wrong = refuseWidth(document, record, header.cells.length);
          problems.push(...wrong);
          if (wrong.length === 0) documents.push(document);
        },
        () => null,
      );
    });
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause);
    const isRefused = cause instanceof ImportRefused;
    throw new Failure(
      'refused',
      isRefused ? words : `${file} cannot be read: ${words}`,
      'Give a table with a header, saved as CSV: "CSV UTF-8" in Excel, a download as CSV in Google Sheets.',
      { cause },
    );
  }
  if (documents.length + problems.length === 0)
    throw new Failure('refused', `${file} holds no figure.`, 'Write a row under the header.');
  return { documents, problems };
}
