import type { EventMap } from '@/ledger/event-map';
import { findNearest } from '@/ledger/nearest';
import { ImportRefused } from '../csv/fault';
import type { CsvRecord } from '../csv/records';
import type { Format, TableLayout } from '../format';
import { layOutMapped } from '../mapped/layout';
import { explainHeader } from './known-tables';

const OTHER_DELIMITERS: [string, string][] = [
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'vertical bars'],
];

/** What is wrong with a header whatever the format, or null. */
function findPlainFault(header: CsvRecord): string | null {
  const [only, ...more] = header.cells;
  const other = OTHER_DELIMITERS.find(([delimiter]) => only?.includes(delimiter));
  if (more.length === 0 && other) {
    return `its cells are separated by ${other[1]}, not by commas; give the publisher’s own file, or save it with commas`;
  }
  if (header.cells.some((column) => /[\uFFFD\0]/.test(column)))
    return 'it is not UTF-8; convert the file first';
  const unnamed = header.cells.findIndex((column) => column.trim() === '');
  if (unnamed >= 0) return `its column ${unnamed + 1} has no name`;
  const twice = header.cells.find((column, index) => header.cells.indexOf(column) !== index);
  if (twice !== undefined) return `it has the column ${twice} twice`;
  return null;
}

const neededOf = (columns: TableLayout['columns']) =>
  Object.entries(columns).flatMap(([column, { needed }]) => (needed ? [column] : []));

/**
 * How a file with this header is read.
 * @param map where the format is no published one: how its columns are understood
 * @throws ImportRefused naming what is wrong: another delimiter, missing columns, another format
 */
export function layOutTable(
  format: Format,
  file: string,
  csvName: string,
  header: CsvRecord,
  map: EventMap | null = null,
): TableLayout {
  const refuse = (words: string) => new ImportRefused(`${file}, header: ${words}`);
  const fault = findPlainFault(header);
  if (fault !== null) throw refuse(fault);
  const layout = map ? layOutMapped(map) : format.layOut(csvName, header.cells);
  if (layout === null) {
    const { id, title, tables } = format;
    throw refuse(explainHeader(header.cells, { id, title, needed: neededOf(tables[0] ?? {}) }));
  }
  const needed = neededOf(layout.columns);
  const missing = needed.filter((column) => !header.cells.includes(column));
  if (map && missing.length * 2 > needed.length) {
    throw refuse(explainHeader(header.cells, { id: map.name, title: map.title, needed }));
  }
  if (missing.length > 0) {
    const title = map ? `the map ${map.name}` : format.title;
    const near = missing.flatMap((column) => {
      const nearest = findNearest(column, header.cells);
      return nearest === null ? [] : [`"${nearest}" for ${column}`];
    });
    const meant = near.length > 0 ? `; the file has ${near.join(', ')}` : '';
    throw refuse(
      `the column${missing.length > 1 ? 's' : ''} ${missing.join(', ')} of ${title} ${
        missing.length > 1 ? 'are' : 'is'
      } missing${meant}`,
    );
  }
  return layout;
}
