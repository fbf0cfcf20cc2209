import { ImportRefused } from '@/datasets/csv/fault';
import type { CsvRecord } from '@/datasets/csv/records';
import { suggest } from '@/ledger/nearest';
import { Failure, type Problem } from '../failure';
import { placeOfCell } from '../input/figures-csv';
import { showValue } from '../input/input-file';
import { plainName, type Sheet, withSheet } from '../input/spreadsheet';
import { SHEET_COLUMNS, type SheetColumnName } from './sheet-columns';

/** A row of `figures.csv`. */
export type SheetRow = {
  file: string;
  /** Rows count from 1 under the header. */
  number: number;
  /** A cell without the spaces around it; empty where it is, or the column is not there. */
  cell: (column: SheetColumnName) => string;
  refuse: (column: SheetColumnName, message: string, fix: string) => Problem;
};

const NAMES: readonly string[] = SHEET_COLUMNS.map(({ name }) => name);
const NEEDED = SHEET_COLUMNS.filter(({ needed }) => needed).map(({ name }) => name);

type Header = { record: CsvRecord; columns: string[]; sheet: Sheet };

function refuseHeader(file: string, { record, columns, sheet }: Header): Problem[] {
  const problem = (index: number, message: string, fix: string): Problem => ({
    file,
    ...placeOfCell(record, index, sheet),
    entry: 0,
    field: columns[index] ?? '',
    where: 'header',
    value: columns[index] ?? null,
    message,
    fix,
  });
  const [only = '', ...more] = columns;
  if (more.length === 0 && only.includes('|')) {
    const fix = 'Save it as "CSV UTF-8", with commas between the cells.';
    return [problem(0, 'its cells are separated by neither commas, semicolons nor tabs', fix)];
  }
  const wrong = columns.flatMap((name, index) => {
    if (!NAMES.includes(name))
      return [problem(index, 'is not a column here', suggest(name, NAMES))];
    if (columns.indexOf(name) === index) return [];
    return [problem(index, 'is a column twice', 'Take one of them out.')];
  });
  const missing = NEEDED.filter((name) => !columns.includes(name));
  if (missing.length === 0) return wrong;
  const words = `${missing.length} column${missing.length > 1 ? 's are' : ' is'} missing: ${missing.join(', ')}`;
  const fix = `The columns are: ${NAMES.join(', ')}. Add them; a cell that is unknown is left empty.`;
  return [...wrong, { ...problem(0, words, fix), value: null }];
}

function toRow(file: string, { columns, sheet }: Header, record: CsvRecord): SheetRow {
  const at = (column: string) => columns.indexOf(column);
  return {
    file,
    number: record.number,
    cell: (column) => (record.cells[at(column)] ?? '').trim(),
    refuse(column, message, fix) {
      const index = at(column);
      const cell = record.cells[index];
      return {
        file,
        ...placeOfCell(record, Math.max(index, 0), sheet),
        entry: record.number,
        field: column,
        where: `row ${record.number}, column ${column}`,
        value: cell === undefined || cell.trim() === '' ? null : showValue(cell),
        message,
        fix,
      };
    },
  };
}

function refuseRecord(row: SheetRow, record: CsvRecord, columns: number): Problem[] {
  if (record.faulty) {
    const fix = 'Save the file as UTF-8, without NUL characters.';
    return [row.refuse('what', 'the row holds, or stands near, what is not UTF-8 text', fix)];
  }
  if (record.cells.length === columns) return [];
  const words = `the row has ${record.cells.length} cells under ${columns} columns`;
  const fix =
    'Quote cells that hold a comma: "killed or wounded, not split". Numbers have no separators.';
  return [row.refuse('what', words, fix)];
}

/**
 * Reads the rows of a `figures.csv`. Rows without anything in them are passed over, as spreadsheets
 * write them.
 * @throws Failure where it cannot be read at all
 */
export async function readSheet(file: string): Promise<{ rows: SheetRow[]; problems: Problem[] }> {
  const rows: SheetRow[] = [];
  const problems: Problem[] = [];
  try {
    await withSheet(file, NAMES, async ({ header: record, walk }, sheet) => {
      const columns = record.cells.map(plainName);
      while (columns.at(-1) === '') columns.pop();
      const header = { record, columns, sheet };
      problems.push(...refuseHeader(file, header));
      if (problems.length > 0) return;
      await walk(
        (each) => {
          if (each.cells.every((cell) => cell.trim() === '')) return;
          const cells = each.cells.slice();
          while (cells.length > columns.length && cells.at(-1)?.trim() === '') cells.pop();
          const row = toRow(file, header, { ...each, cells });
          const wrong = refuseRecord(row, { ...each, cells }, columns.length);
          problems.push(...wrong);
          if (wrong.length === 0) rows.push(row);
        },
        () => null,
      );
    });
  } catch (cause) {
    if (cause instanceof ImportRefused) {
      const fix =
        'Save it as "CSV UTF-8": a header, then a row a line, with commas, semicolons or tabs between the cells.';
      throw new Failure('refused', cause.message, fix, { cause });
    }
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new Failure(
      'refused',
      `${file} cannot be read: ${words}`,
      'A conflict folder holds conflict.yaml and figures.csv; "casualty-ledger new NAME" writes both.',
      { cause },
    );
  }
  return { rows, problems };
}
