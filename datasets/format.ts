import type { CopiedColumn } from '@/db/load/copied-columns';
import type { NAME_KINDS } from '@/db/schema/dataset-names';
import type { DatasetFormat, LeftOutRule, RowFlag } from '@/ledger/vocabulary';
import type { KindName } from './csv/kinds';
import type { CsvRecord } from './csv/records';

/** A value that is read from a cell, where its column is not of one kind. */
export type CellPart = { into: CopiedColumn; words: string; read: (cell: string) => string | null };

/** What is known of a published column. */
export type ColumnSpec = {
  kind: KindName;
  /** Where its value is kept apart, besides in the record as published. */
  into?: CopiedColumn;
  /** The file must have the column. */
  needed?: boolean;
  /** No cell of it may be empty. */
  filled?: boolean;
  /** What else is read from its cells, as a map says. */
  parts?: CellPart[];
  /** Cells that stand for unknown, as an empty one does. */
  unknown?: ReadonlySet<string>;
};

/** A name and the column of its id; `idOf` makes the id of the name where the publisher has none. */
export type NamedBy = {
  kind: (typeof NAME_KINDS)[number];
  id: string;
  name: string;
  idOf?: (name: string) => string;
};

/** The values of a row that were read into columns of their own, as text; null is unknown. */
export type RowValues = (column: CopiedColumn) => string | null;

/** How the rows of one table are read. */
export type TableLayout = {
  /** The table's name within its version. */
  name: string;
  columns: Record<string, ColumnSpec>;
  /** Values that hold for every row of the table, because the publisher defines it so. */
  fixed: Partial<Record<CopiedColumn, string>>;
  names: NamedBy[];
  /** Names that hold for every row. */
  constants?: { kind: (typeof NAME_KINDS)[number]; id: number; name: string }[];
  /** What a row is found by in another version, as a whole number; null where rows carry no id. */
  keyOf: ((row: RowValues) => string | null) | null;
  /** A row is an event that can be counted. In a table of yearly totals it is not. */
  rowsAreEvents: boolean;
  /** Why a record is not a row, or null. */
  leaveOut: (record: CsvRecord) => LeftOutRule | null;
  /** Adds what is odd about a row. */
  flag: (row: RowValues, add: (flag: RowFlag) => void) => void;
  /** Sets what follows from several cells at once. @returns what is wrong with them, or null */
  complete?: (
    cell: (column: string) => string,
    row: RowValues,
    set: (column: CopiedColumn, value: string) => void,
  ) => { column: string; words: string } | null;
};

/** A published format of event data. */
export type Format = {
  id: DatasetFormat;
  /** What its files are called, for messages. */
  title: string;
  publisher: string;
  /** How the publisher asks to be cited, where that is the same for every version. */
  citation: string;
  /** What the columns of its tables are called, for telling a file of it from others. */
  tables: Record<string, ColumnSpec>[];
  /**
   * What its rows are summed to: deaths by year, type, country and conflict; deaths by year and country
   * alone; or numbers by category, of which not all are deaths.
   */
  sums: 'deaths' | 'countries' | 'categories';
  /**
   * How a file with this header is read, or null where it is not a file of this format. A file that is
   * called as a table of the format is read as that table.
   */
  layOut: (csvName: string, header: string[]) => TableLayout | null;
};
