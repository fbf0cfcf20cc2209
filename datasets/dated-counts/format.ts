import type { Format, TableLayout } from '../format';

const given = { needed: true, filled: true } as const;

const COLUMNS = {
  date: { kind: 'day', into: 'date_start', ...given },
  side: { kind: 'text', ...given },
  kind: { kind: 'text', into: 'category', ...given },
  number: { kind: 'count', into: 'number', ...given },
} as const;

/** "armenian-side.csv" is the table "armenian-side". */
function nameTable(csvName: string): string {
  return csvName
    .replace(/\.csv$/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function layOut(csvName: string, header: string[]): TableLayout | null {
  if (!Object.keys(COLUMNS).every((column) => header.includes(column))) return null;
  return {
    name: nameTable(csvName),
    columns: COLUMNS,
    fixed: {},
    names: [],
    // Identical rows are different incidents, and none has an id.
    keyOf: null,
    rowsAreEvents: true,
    leaveOut: () => null,
    flag: () => {},
  };
}

/** Facts as this ledger ships them: a day, a side, a kind and a number, a row an incident. */
export const datedCounts: Format = {
  id: 'dated-counts',
  title: 'Numbers by date, side and kind',
  publisher: 'International Crisis Group',
  citation:
    'International Crisis Group, Europe and Central Asia program, nk-data-repo, https://github.com/CrisisGroup/nk-data-repo',
  tables: [COLUMNS],
  sums: 'categories',
  layOut,
};
