import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

/** The publishers' files, which lie beside the project and are read only. */
export const DATA = path.resolve(import.meta.dirname, '../../../../shared/data');

export type Row = Record<string, string>;
const rowsSchema = z.array(z.record(z.string(), z.string()));

/** A CSV by the names of its columns. @throws Error where the file cannot be read */
export function readRows(folder: string, file: string): Row[] {
  const text = readFileSync(path.join(folder, file), 'utf8');
  return rowsSchema.parse(parse(text, { columns: true, bom: true }));
}

/** @throws Error where the row has no such column */
export function cellOf(row: Row, column: string): string {
  const cell = row[column];
  if (cell === undefined) throw new Error(`no column ${column}`);
  return cell;
}

/** A day of the publisher, "7/4/2017", as ISO 8601; null where the cell is empty. */
function toIso(day: string): string | null {
  const [, month = '', date = '', year = ''] = /^(\d+)\/(\d+)\/(\d{4})$/.exec(day) ?? [];
  return year === '' ? null : `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
}

/** What a row of the International Crisis Group says, whatever its file calls the columns. */
export type Count = { date: string; kind: string; number: number };

/** The rows of a file that say anything: some hold nothing but an id. */
export function readCounts(folder: string, file: string): Count[] {
  return readRows(folder, `crisis-group/${file}`).flatMap((row): Count[] => {
    const date = toIso(cellOf(row, 'Date'));
    if (date === null) return [];
    const kind = row['Type of Casualty'] ?? row['Type of Weapon'] ?? cellOf(row, 'Category');
    return [{ date, kind, number: Number(row.Number ?? cellOf(row, 'Count')) }];
  });
}
