import type { CsvRecord } from '../csv/records';
import type { ColumnSpec, Format, TableLayout } from '../format';

/** What a table of the publisher's counts is named by one of these columns, and how many by another. */
const CATEGORY_COLUMNS = ['Type of Casualty', 'Type of Weapon', 'Category', 'Incident Type'];
const NUMBER_COLUMNS = ['Number', 'Count', 'Casualties'];

/** `arm.csv` ends with rows that have an id and nothing else: places kept free, no incidents. */
function hasNothingButId(header: string[], record: CsvRecord): boolean {
  return header.every((column, index) => (column === 'ID') === (record.cells[index] !== ''));
}

function nameTable(csvName: string): string {
  return csvName
    .replace(/\.csv$/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function columnsOf(category: string, number: string): Record<string, ColumnSpec> {
  return {
    ID: { kind: 'count', into: 'key' },
    Date: { kind: 'american_day', into: 'date_start', needed: true, filled: true },
    [category]: { kind: 'text', into: 'category', needed: true, filled: true },
    // What `Number` counts in the table of weapons the publisher does not say.
    [number]: { kind: 'count', into: 'number', needed: true, filled: true },
  };
}

function layOut(csvName: string, header: string[]): TableLayout | null {
  const category = CATEGORY_COLUMNS.find((column) => header.includes(column));
  if (!category) return null;
  const number = NUMBER_COLUMNS.find((column) => header.includes(column)) ?? 'Number';
  const hasIds = header.includes('ID');
  return {
    name: nameTable(csvName),
    columns: columnsOf(category, number),
    fixed: {},
    names: [],
    // Rows without an id are never taken for the same: identical ones are different incidents.
    keyOf: hasIds ? (row) => row('key') : null,
    rowsAreEvents: true,
    leaveOut: (record) => (hasIds && hasNothingButId(header, record) ? 'nothing but an id' : null),
    flag: () => {},
  };
}

/** The tables that Crisis Group publishes of what it tracked along the front lines, one a file. */
export const crisisGroup: Format = {
  id: 'crisis-group',
  title: 'International Crisis Group, Nagorno-Karabakh data',
  sums: 'categories',
  publisher: 'International Crisis Group',
  citation:
    'International Crisis Group, Europe and Central Asia program, nk-data-repo, https://github.com/CrisisGroup/nk-data-repo',
  tables: CATEGORY_COLUMNS.map((category) => columnsOf(category, 'Number')),
  layOut,
};
