import { datasetNames, type NAME_KINDS } from '../schema/dataset-names';
import { loads } from '../schema/loads';
import { rowMarks } from '../schema/row-marks';
import type { LoadTransaction } from './transaction';

/** Postgres takes 65,535 parameters a statement. */
const ROWS_A_STATEMENT = 5_000;

function inParts<T>(list: T[]): T[][] {
  const count = Math.ceil(list.length / ROWS_A_STATEMENT);
  return Array.from({ length: count }, (_, part) =>
    list.slice(part * ROWS_A_STATEMENT, (part + 1) * ROWS_A_STATEMENT),
  );
}

/** Keeps the names of a load's conflicts, sides and countries as published. */
export async function writeNames(
  transaction: LoadTransaction,
  load: number,
  names: { kind: (typeof NAME_KINDS)[number]; id: number; name: string; rows: number }[],
): Promise<void> {
  for (const part of inParts(names)) {
    await transaction.insert(datasetNames).values(part.map((name) => ({ load, ...name })));
  }
}

/** Keeps where some of a table's records begin in its `events.csv`. */
export async function writeMarks(
  transaction: LoadTransaction,
  load: number,
  tableNo: number,
  marks: { record: number; at: number }[],
): Promise<void> {
  for (const part of inParts(marks)) {
    await transaction
      .insert(rowMarks)
      .values(part.map((mark) => ({ load, table_no: tableNo, ...mark })));
  }
}

/** Says that a load holds the rows of the import at a position. */
export async function recordLoad(
  transaction: LoadTransaction,
  load: { load: number; position: number; cell_degrees: number | null },
): Promise<void> {
  const loaded_at = new Date(new Date().toISOString().replace(/\.\d+Z$/, 'Z'));
  await transaction.insert(loads).values({ ...load, loaded_at });
}
