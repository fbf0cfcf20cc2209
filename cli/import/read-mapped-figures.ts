import { ImportRefused } from '@/datasets/csv/fault';
import type { CsvRecord } from '@/datasets/csv/records';
import { dayReader, readCount, readRange } from '@/datasets/mapped/cells';
import { suggest } from '@/ledger/nearest';
import { Failure, type Problem } from '../failure';
import type { SheetRow } from '../folder/read-sheet';
import type { SheetColumnName } from '../folder/sheet-columns';
import { placeOfCell } from '../input/figures-csv';
import { showValue } from '../input/input-file';
import { type Sheet, withSheet } from '../input/spreadsheet';
import type { FigureMap, MappedField } from './figure-map';

type One = FigureMap['figures'][number];
type Cells = Partial<Record<SheetColumnName, string>>;

/** What the map says in words, or a column of the table. */
const SAID = [
  ...(['what', 'who', 'words', 'counted', 'says', 'source', 'address'] as const),
  ...(['as of', 'phase', 'basis', 'note'] as const),
];

/** Every column that a map names. */
function listColumns(map: FigureMap): string[] {
  const fields = [map, ...map.figures].flatMap((each) => Object.values(each));
  const named = fields.flatMap((each) =>
    typeof each === 'object' && each !== null && 'column' in each ? [String(each.column)] : [],
  );
  return [...new Set([...named, ...map.only.map(({ column }) => column)])];
}

/** The rows that one file gives, and how many cells of it were unknown. */
export type MappedFigures = { rows: SheetRow[]; problems: Problem[]; unknown: number };

/** Reads the records of another's table as rows of figures. */
class FigureReader {
  readonly rows: SheetRow[] = [];
  readonly problems: Problem[] = [];
  unknown = 0;
  readonly #refused = new Set<string>();
  readonly #readDay: (cell: string) => string | null;

  constructor(
    readonly file: string,
    readonly map: FigureMap,
    readonly header: string[],
    readonly sheet: Sheet,
  ) {
    this.#readDay = dayReader(map['date form']);
  }

  /** Several figures may be read with one cell, whose fault is told once. */
  #refuse(record: CsvRecord, column: string | null, message: string, fix: string): void {
    const key = `${record.number} ${column}`;
    if (this.#refused.has(key)) return;
    this.#refused.add(key);
    this.problems.push({ ...this.#place(record, column), message, fix });
  }

  #place(record: CsvRecord, column: string | null): Omit<Problem, 'message' | 'fix'> {
    const index = column === null ? -1 : this.header.indexOf(column);
    const cell = record.cells[index];
    return {
      file: this.file,
      ...placeOfCell(record, Math.max(index, 0), this.sheet),
      entry: record.number,
      field: column ?? '',
      where: column === null ? `row ${record.number}` : `row ${record.number}, column ${column}`,
      value: cell === undefined || cell === '' ? null : showValue(cell),
    };
  }

  #cell(record: CsvRecord, column: string): string {
    const cell = (record.cells[this.header.indexOf(column)] ?? '').trim();
    return this.map.unknown.includes(cell) ? '' : cell;
  }

  /** A field's words: those of the map, or of the cell, translated where the map says how. */
  #say(record: CsvRecord, field: MappedField | undefined): string {
    if (field === undefined || typeof field === 'string') return field ?? '';
    const cell = this.#cell(record, field.column);
    if (!field.values || cell === '') return cell;
    const meant = field.values[cell];
    if (meant !== undefined) return meant;
    this.#refuse(
      record,
      field.column,
      'is none of the words that the map translates',
      suggest(cell, Object.keys(field.values)),
    );
    return '';
  }

  #number(record: CsvRecord, field: One['value']): string {
    const cell = field ? this.#cell(record, field.column) : '';
    if (!field || cell === '') return '';
    const number = readCount(cell, this.map);
    if (number !== null) return String(Number(number));
    this.#refuse(
      record,
      field.column,
      'is not a whole number of 0 or more, as the map writes numbers',
      'Say in the map what separates thousands, or that the cell is unknown.',
    );
    return '';
  }

  #range(record: CsvRecord, field: One['range']): [string, string] | null {
    const cell = field ? this.#cell(record, field.column) : '';
    if (!field || cell === '') return null;
    const ends = readRange(cell, this.map);
    if (ends) return ends;
    const fix = 'Say in the map that the cell is unknown, or correct it.';
    this.#refuse(record, field.column, 'is no range such as 13–46', fix);
    return null;
  }

  #day(record: CsvRecord, field: FigureMap['date']): string {
    const cell = field ? this.#cell(record, field.column) : '';
    if (!field || cell === '') return '';
    const day = this.#readDay(cell);
    if (day !== null) return day;
    const message = `is not a day that exists, written ${this.map['date form'].join(' or ')}`;
    this.#refuse(record, field.column, message, 'Correct "date form" of the map.');
    return '';
  }

  #period(record: CsvRecord): Cells {
    const { year, date, from, to } = this.map;
    if (year) {
      const cell = this.#cell(record, year.column);
      return { from: cell, to: cell };
    }
    if (date) {
      const day = this.#day(record, date);
      return { from: day, to: day };
    }
    return { from: this.#day(record, from), to: this.#day(record, to) };
  }

  #addFigure(record: CsvRecord, one: One): void {
    const all = { ...this.map, ...one };
    const cells: Cells = this.#period(record);
    for (const name of SAID) cells[name] = this.#say(record, all[name]);
    const faults = this.problems.length;
    const ends = this.#range(record, all.range);
    const value = this.#number(record, all.value);
    const [first, last] = ends ?? [this.#number(record, all.low), this.#number(record, all.high)];
    // "4" in a column of ranges is one number, not a range of it.
    const isOne = ends !== null && first === last;
    const [number, low, high] = isOne ? [first, '', ''] : [value, first, last];
    if (number === '' && low === '' && high === '') {
      if (this.problems.length === faults) this.unknown += 1;
      return;
    }
    const bound = all.bound === undefined || all.bound === 'none' ? '' : `${all.bound} `;
    Object.assign(cells, { value: number === '' ? '' : bound + number, low, high });
    this.rows.push(this.#toRow(record, all, cells));
  }

  #toRow(record: CsvRecord, all: FigureMap & One, cells: Cells): SheetRow {
    const columnOf = (name: SheetColumnName): string | null => {
      const field =
        name === 'from' || name === 'to'
          ? (all.year ?? all.date ?? all[name])
          : name === 'value'
            ? (all.value ?? all.range ?? all.low)
            : name === 'relayed by'
              ? undefined
              : all[name];
      return typeof field === 'object' ? field.column : null;
    };
    return {
      file: this.file,
      number: record.number,
      cell: (name) => cells[name] ?? '',
      refuse: (name, message, fix) => {
        const column = columnOf(name);
        const place = this.#place(record, column);
        // What the map itself says is not a cell of the file.
        const said = column === null ? (cells[name] ?? '') : (place.value ?? '');
        const where = column === null ? `row ${record.number}, ${name} of the map` : place.where;
        return { ...place, where, value: said === '' ? null : said, message, fix };
      },
    };
  }

  read(record: CsvRecord): void {
    if (record.cells.every((cell) => cell.trim() === '')) return;
    if (record.cells.length !== this.header.length) {
      const message = `the row has ${record.cells.length} cells under ${this.header.length} columns`;
      this.#refuse(record, null, message, 'Quote cells that hold a comma.');
      return;
    }
    const isTaken = this.map.only.every(({ column, is }) =>
      is.includes(this.#cell(record, column)),
    );
    if (isTaken) for (const one of this.map.figures) this.#addFigure(record, one);
  }
}

function refuseHeader(file: string, header: CsvRecord, map: FigureMap): Problem[] {
  const missing = listColumns(map).filter((name) => !header.cells.includes(name));
  return missing.map((name) => ({
    file,
    line: header.line,
    column: 1,
    entry: 0,
    field: name,
    where: 'header',
    value: null,
    message: `has no column "${name}", which the map names`,
    fix: suggest(name, header.cells),
  }));
}

/**
 * Reads another's table by a map, as rows of figures.
 * @throws Failure where it is no CSV
 */
export async function readMappedFigures(file: string, map: FigureMap): Promise<MappedFigures> {
  try {
    return await withSheet(
      file,
      listColumns(map),
      async ({ header, walk }, sheet) => {
        const problems = refuseHeader(file, header, map);
        if (problems.length > 0) return { rows: [], problems, unknown: 0 };
        const reader = new FigureReader(file, map, header.cells, sheet);
        await walk(
          (record) => reader.read(record),
          () => null,
        );
        const { rows, unknown } = reader;
        return { rows, problems: reader.problems, unknown };
      },
      map['header has'] ?? null,
    );
  } catch (cause) {
    if (!(cause instanceof ImportRefused) && !(cause instanceof Error && 'code' in cause))
      throw cause;
    throw new Failure(
      'refused',
      cause.message,
      'Give a table with a header, saved as CSV in UTF-8.',
      {
        cause,
      },
    );
  }
}
