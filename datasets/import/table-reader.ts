import {
  COPIED_COLUMNS,
  type CopiedColumn,
  escapeForCopy,
  PLACE_OF,
  UNKNOWN,
} from '@/db/load/copied-columns';
import { formatCsv } from '@/ledger/csv';
import type { LeftOutRule, RowFlag } from '@/ledger/vocabulary';
import { countLines } from '../csv/blocks';
import type { Faults } from '../csv/fault';
import { KINDS, type Kind } from '../csv/kinds';
import type { CsvRecord } from '../csv/records';
import type { RowValues, TableLayout } from '../format';
import { NameCounter } from './name-counter';
import { OutgoingCsv } from './outgoing-csv';

type CheckedCell = {
  index: number;
  column: string;
  kind: Pick<Kind, 'words' | 'read'>;
  place: number | null;
  filled: boolean;
  unknown: ReadonlySet<string> | null;
};

/** Every so many rows of the outgoing file a mark is kept. */
const ROWS_BETWEEN_MARKS = 500;

function increase<K>(counts: Map<K, number>, key: K): void {
  const before = counts.get(key);
  counts.set(key, before === undefined ? 1 : before + 1);
}

/**
 * Reads the records of one table, one after the other: checks them, gathers counts and names, and
 * gives each row's values for COPY. What is wrong goes to `faults`.
 */
export class TableReader {
  rows = 0;
  /** Rows with at least one flag. */
  oddRows = 0;
  readonly flagged = new Map<RowFlag, number>();
  readonly leftOut = new Map<LeftOutRule, number>();
  readonly marks: { record: number; at: number }[] = [];

  /** The table as it will go out again. */
  readonly outgoing: OutgoingCsv;
  readonly names: NameCounter;
  readonly #checked: CheckedCell[];
  readonly #template: string[];
  readonly #indexOf: ReadonlyMap<string, number>;
  /** The publisher gives each row's year; else it is that of its day. */
  readonly #hasYears: boolean;
  readonly #values: RowValues;
  /** The row that is being read. */
  #row: string[];

  constructor(
    readonly layout: TableLayout,
    readonly file: string,
    readonly header: CsvRecord,
    readonly faults: Faults,
    place: { load: number; tableNo: number },
  ) {
    this.#checked = header.cells.flatMap((column, index): CheckedCell[] => {
      // A column may be called as something that every object has.
      const spec = Object.hasOwn(layout.columns, column) ? layout.columns[column] : undefined;
      const isFree = spec?.kind === 'text' || spec?.kind === 'shape';
      if (!spec) return [];
      const { kind, into, filled = false, parts = [], unknown = null } = spec;
      const place = into ? PLACE_OF[into] : null;
      const own = { index, column, kind: KINDS[kind], place, filled, unknown };
      const others = parts.map((part) => ({
        ...own,
        kind: part,
        place: PLACE_OF[part.into],
        filled: false,
      }));
      return isFree && !into && !filled ? others : [own, ...others];
    });
    this.#indexOf = new Map(header.cells.map((column, index) => [column, index]));
    this.names = new NameCounter(layout.names, header.cells);
    this.#template = COPIED_COLUMNS.slice(0, -1).map((column) => layout.fixed[column] ?? UNKNOWN);
    this.#hasYears = this.#checked.some((cell) => cell.place === PLACE_OF.year);
    this.#row = this.#template;
    this.#template[PLACE_OF.load] = String(place.load);
    this.#template[PLACE_OF.table_no] = String(place.tableNo);
    this.#values = (column: CopiedColumn) => {
      const value = this.#row[PLACE_OF[column]];
      return value === undefined || value === UNKNOWN ? null : value;
    };
    this.outgoing = new OutgoingCsv(formatCsv(header.cells, []));
  }

  #refuse(record: CsvRecord, index: number, words: string): void {
    const before = record.cells.slice(0, index).join('');
    this.faults.add({
      file: this.file,
      record: record.number,
      line: record.line + countLines(before),
      column: this.header.cells[index] ?? null,
      value: record.cells[index] ?? null,
      words,
    });
  }

  /** Bytes that cannot be kept: no UTF-8, or a NUL, which Postgres refuses. */
  #refuseUnreadable(record: CsvRecord): boolean {
    if (!record.faulty) return false;
    const index = record.cells.findIndex((cell) => /[\uFFFD\0]/.test(cell));
    if (index < 0) return false;
    const isNul = /^[^\uFFFD]*\0/.test(record.cells[index] ?? '');
    this.#refuse(
      record,
      index,
      isNul
        ? 'holds a NUL character'
        : 'holds bytes that are not UTF-8; convert the file first (iconv -f latin1 -t utf-8, if it is Latin-1)',
    );
    return true;
  }

  #readCells(record: CsvRecord): boolean {
    // Several things may be read from one cell, which is told once.
    let wrong = -1;
    for (const { index, kind, place, filled, unknown } of this.#checked) {
      const cell = record.cells[index] ?? '';
      if (cell === '' || unknown?.has(cell)) {
        if (!filled) continue;
        this.#refuse(record, index, 'is empty, and this column always has a value');
        wrong = index;
        continue;
      }
      const value = kind.read(cell);
      if (value === null) {
        if (wrong !== index) this.#refuse(record, index, kind.words);
        wrong = index;
      } else if (place !== null) {
        this.#row[place] = kind === KINDS.text ? escapeForCopy(value) : value;
      }
    }
    return wrong < 0;
  }

  /** What follows from several cells at once. */
  #complete(record: CsvRecord): boolean {
    const { complete } = this.layout;
    if (!complete) return true;
    const wrong = complete(
      (column) => record.cells[this.#indexOf.get(column) ?? -1] ?? '',
      this.#values,
      (column, value) => {
        this.#row[PLACE_OF[column]] = value;
      },
    );
    if (wrong === null) return true;
    this.#refuse(record, this.#indexOf.get(wrong.column) ?? -1, wrong.words);
    return false;
  }

  #flag(): void {
    const flags: RowFlag[] = [];
    this.layout.flag(this.#values, (flag) => flags.push(flag));
    if (flags.length === 0) return;
    this.oddRows += 1;
    for (const flag of flags) increase(this.flagged, flag);
    this.#row[PLACE_OF.flags] = `{${flags.map((flag) => `"${flag}"`).join(',')}}`;
  }

  /**
   * Reads a record.
   * @returns the values of a row for COPY, all but `published`, each with a tab behind it; null where
   *   the record is not a row, or at fault
   */
  read(record: CsvRecord): string | null {
    if (this.#refuseUnreadable(record)) return null;
    if (record.cells.length !== this.header.cells.length) {
      this.#refuse(
        record,
        -1,
        `has ${record.cells.length} cells where the header has ${this.header.cells.length}`,
      );
      return null;
    }
    const rule = this.layout.leaveOut(record);
    if (rule !== null) {
      increase(this.leftOut, rule);
      return null;
    }
    this.#row = this.#template.slice();
    if (!this.#readCells(record) || !this.#complete(record)) return null;
    this.#row[PLACE_OF.record] = String(record.number);
    const day = this.#values('date_start');
    if (day !== null && !this.#hasYears) this.#row[PLACE_OF.year] = day.slice(0, 4);
    const key = this.layout.keyOf?.(this.#values) ?? null;
    if (key !== null) this.#row[PLACE_OF.key] = key;
    this.#flag();
    this.names.count(record.cells);
    if (this.rows % ROWS_BETWEEN_MARKS === 0) {
      this.marks.push({ record: record.number, at: this.outgoing.bytes });
    }
    this.rows += 1;
    return `${this.#row.join('\t')}\t`;
  }
}
