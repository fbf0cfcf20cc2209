import { ImportRefused } from '../csv/fault';
import type { CsvRecord } from '../csv/records';
import type { Format, TableLayout } from '../format';
import { FORMATS } from '../formats';

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
    return `its cells are separated by ${other[1]}, not by commas`;
  }
  if (/[\uFFFD\0]/.test(header.raw)) return 'it is not UTF-8; convert the file first';
  const unnamed = header.cells.findIndex((column) => column.trim() === '');
  if (unnamed >= 0) return `its column ${unnamed + 1} has no name`;
  const twice = header.cells.find((column, index) => header.cells.indexOf(column) !== index);
  if (twice !== undefined) return `it has the column ${twice} twice`;
  return null;
}

/**
 * How a file with this header is read.
 * @throws ImportRefused naming what is wrong: another delimiter, a missing column, another format
 */
export function layOutTable(
  format: Format,
  file: string,
  csvName: string,
  header: CsvRecord,
): TableLayout {
  const refuse = (words: string) => new ImportRefused(`${file}, header: ${words}`);
  const fault = findPlainFault(header);
  if (fault !== null) throw refuse(fault);
  const layout = format.layOut(csvName, header.cells);
  if (layout === null) {
    const other = FORMATS.find((one) => one.layOut(csvName, header.cells) !== null);
    throw refuse(
      `these are not the columns of ${format.id} (${format.title})${
        other ? `; they look like ${other.id} (${other.title})` : ''
      }`,
    );
  }
  const missing = Object.entries(layout.columns)
    .filter(([column, spec]) => spec.needed && !header.cells.includes(column))
    .map(([column]) => column);
  if (missing.length > 0) {
    throw refuse(
      `the column${missing.length > 1 ? 's' : ''} ${missing.join(', ')} of ${format.title} ${
        missing.length > 1 ? 'are' : 'is'
      } missing`,
    );
  }
  return layout;
}
