import { createHash, type Hash } from 'node:crypto';
import {
  COPIED_COLUMNS,
  type CopiedColumn,
  escapeForCopy,
  PLACE_OF,
  UNKNOWN,
} from '@/db/load/copied-columns';
import type { NAME_KINDS } from '@/db/schema/dataset-names';
import { formatCsv } from '@/figures/csv';
import type { LeftOutRule, RowFlag } from '@/figures/vocabulary';
import { countLines } from '../csv/blocks';
import { detach } from '../csv/detach';
import type { Faults } from '../csv/fault';
import { KINDS, type Kind } from '../csv/kinds';
import type { CsvRecord } from '../csv/records';
import type { RowValues, TableLayout } from '../format';

type CheckedCell = {
  index: number;
  column: string;
  kind: Kind;
  place: number | null;
  filled: boolean;
};
type NameKind = (typeof NAME_KINDS)[number];
type NamedCell = { id: number; name: number; known: Map<string, { name: string; rows: number }[]> };

/** A name as published, with the number of cells that carry it. */
export type CountedName = { kind: NameKind; id: number; name: string; rows: number };

/** Every so many rows of the outgoing file a mark is kept. */
const ROWS_BETWEEN_MARKS = 500;
/** What is hashed at once, in characters. */
const HASHED_AT_ONCE = 16_384;
const CRLF = '\r\n';

function increase<K>(counts: Map<K, number>, key: K): void {
  const before = counts.get(key);
  counts.set(key, before === undefined ? 1 : before + 1);
}

/**
 * Reads the records of one table, one after the other: checks them, gathers counts and names, and
 * gives each row as a line for COPY. What is wrong goes to `faults`.
 */
export class TableReader {
  rows = 0;
  /** Rows with at least one flag. */
  oddRows = 0;
  readonly flagged = new Map<RowFlag, number>();
  readonly leftOut = new Map<LeftOutRule, number>();
  readonly marks: { record: number; at: number }[] = [];

  readonly #names = new Map<NameKind, NamedCell['known']>();
  readonly #hash: Hash = createHash('sha256');
  /** Of the outgoing table: what is hashed, and what waits to be. */
  #csvBytes = 0;
  #waiting: string;
  readonly #checked: CheckedCell[];
  readonly #named: NamedCell[];
  readonly #template: string[];
  /** The publisher gives each row's year; else it is that of its day. */
  readonly #hasYears: boolean;
  readonly #values: RowValues;
  #row: string[] = [];

  constructor(
    readonly layout: TableLayout,
    readonly file: string,
    readonly header: CsvRecord,
    readonly faults: Faults,
    place: { load: number; tableNo: number },
  ) {
    this.#checked = header.cells.flatMap((column, index): CheckedCell[] => {
      const spec = layout.columns[column];
      if (!spec || (spec.kind === 'text' && !spec.into && !spec.filled)) return [];
      const { kind, into, filled = false } = spec;
      return [{ index, column, kind: KINDS[kind], place: into ? PLACE_OF[into] : null, filled }];
    });
    this.#named = layout.names.map(({ kind, id, name }) => ({
      id: header.cells.indexOf(id),
      name: header.cells.indexOf(name),
      known: this.#namesOf(kind),
    }));
    this.#template = COPIED_COLUMNS.map((column) => layout.fixed[column] ?? UNKNOWN);
    this.#hasYears = this.#checked.some((cell) => cell.place === PLACE_OF.year);
    this.#template[PLACE_OF.load] = String(place.load);
    this.#template[PLACE_OF.table_no] = String(place.tableNo);
    this.#values = (column: CopiedColumn) => {
      const value = this.#row[PLACE_OF[column]];
      return value === undefined || value === UNKNOWN ? null : value;
    };
    this.#waiting = formatCsv(header.cells, []);
  }

  #namesOf(kind: NameKind): NamedCell['known'] {
    const before = this.#names.get(kind);
    if (before) return before;
    const names: NamedCell['known'] = new Map();
    this.#names.set(kind, names);
    return names;
  }

  /** The names of what the rows are about, as published. */
  names(): CountedName[] {
    return [...this.#names].flatMap(([kind, known]) =>
      [...known].flatMap(([id, names]) => names.map((one) => ({ kind, id: Number(id), ...one }))),
    );
  }

  #hashWaiting(): void {
    this.#hash.update(this.#waiting, 'utf8');
    this.#csvBytes += Buffer.byteLength(this.#waiting, 'utf8');
    this.#waiting = '';
  }

  /** Size and SHA-256 of the table as it goes out again; to be asked once, at the end. */
  csv(): { bytes: number; sha256: string } {
    this.#hashWaiting();
    return { bytes: this.#csvBytes, sha256: this.#hash.digest('hex') };
  }

  #mark(record: CsvRecord): void {
    this.#hashWaiting();
    this.marks.push({ record: record.number, at: this.#csvBytes });
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
    const found = record.raw.search(/[\uFFFD\0]/);
    if (found < 0) return false;
    const index = record.cells.findIndex((cell) => /[\uFFFD\0]/.test(cell));
    const isNul = record.raw[found] === '\0';
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
    let isGood = true;
    for (const { index, kind, place, filled } of this.#checked) {
      const cell = record.cells[index] ?? '';
      if (cell === '') {
        if (!filled) continue;
        this.#refuse(record, index, 'is empty, and this column always has a value');
        isGood = false;
        continue;
      }
      const value = kind.read(cell);
      if (value === null) {
        this.#refuse(record, index, kind.words);
        isGood = false;
      } else if (place !== null) {
        this.#row[place] = kind === KINDS.text ? escapeForCopy(value) : value;
      }
    }
    return isGood;
  }

  #countNames(record: CsvRecord): void {
    for (const { id, name, known } of this.#named) {
      const [theId, theName] = [record.cells[id], record.cells[name]];
      if (!theId || !theName) continue;
      // A cell may list several ids, and their names: none of them is the name of one.
      if (KINDS.whole.read(theId) === null) continue;
      const names = known.get(theId);
      const same = names?.find((one) => one.name === theName);
      if (same) same.rows += 1;
      else {
        const first = { name: detach(theName), rows: 1 };
        if (names) names.push(first);
        else known.set(detach(theId), [first]);
      }
    }
  }

  #flag(): void {
    const flags: RowFlag[] = [];
    this.layout.flag(this.#values, (flag) => flags.push(flag));
    if (flags.length === 0) return;
    this.oddRows += 1;
    for (const flag of flags) increase(this.flagged, flag);
    this.#row[PLACE_OF.flags] = `{${flags.map((flag) => `"${flag}"`).join(',')}}`;
  }

  /** @returns the row as a line for COPY, or null where the record is none or is at fault */
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
    if (!this.#readCells(record)) return null;
    this.#row[PLACE_OF.record] = String(record.number);
    this.#row[PLACE_OF.published] = escapeForCopy(record.raw);
    const day = this.#values('date_start');
    if (day !== null && !this.#hasYears) this.#row[PLACE_OF.year] = day.slice(0, 4);
    const key = this.layout.keyOf?.(this.#values) ?? null;
    if (key !== null) this.#row[PLACE_OF.key] = key;
    this.#flag();
    this.#countNames(record);
    if (this.rows % ROWS_BETWEEN_MARKS === 0) this.#mark(record);
    this.rows += 1;
    this.#waiting += record.raw + CRLF;
    if (this.#waiting.length > HASHED_AT_ONCE) this.#hashWaiting();
    return `${this.#row.join('\t')}\n`;
  }
}
