import type { ColumnSpec, Format, RowValues, TableLayout } from '../format';
import { flagDeaths } from '../import/flags';

const given = { needed: true, filled: true } as const;

/**
 * The columns of UCDP's yearly battle-related deaths that are read, as named since version 18.1.
 * Source: UCDP Battle-Related Deaths Dataset codebook, 22.1 to 24.1. A row is a conflict's year, or a
 * dyad's: a missing year had fewer than 25 deaths.
 */
const COLUMNS: Record<string, ColumnSpec> = {
  conflict_id: { kind: 'count', into: 'conflict_id', ...given },
  location_inc: { kind: 'text', needed: true },
  side_a: { kind: 'text', needed: true },
  side_b: { kind: 'text', needed: true },
  year: { kind: 'year', into: 'year', ...given },
  bd_best: { kind: 'count', into: 'best', ...given },
  bd_low: { kind: 'count', into: 'low', ...given },
  bd_high: { kind: 'count', into: 'high', ...given },
};

function keyBy(column: 'conflict_id' | 'dyad_id') {
  return (row: RowValues) => {
    const [id, year] = [row(column), row('year')];
    return id === null || year === null ? null : String(Number(id) * 10_000 + Number(year));
  };
}

const SHARED: Omit<TableLayout, 'name' | 'columns' | 'keyOf'> = {
  // By definition: state-based conflict, in the years in which it was active.
  fixed: { type_of_violence: '1', active_year: 't' },
  names: [
    { kind: 'conflict', id: 'conflict_id', name: 'location_inc' },
    { kind: 'side', id: 'side_a_id', name: 'side_a' },
    { kind: 'side', id: 'side_b_id', name: 'side_b' },
  ],
  rowsAreEvents: false,
  leaveOut: () => null,
  flag: flagDeaths,
};

/** Here `dyad_id` and `side_b_id` list all dyads of the conflict: "851, 852". */
const BY_CONFLICT: TableLayout = {
  ...SHARED,
  name: 'conflict',
  columns: { ...COLUMNS, dyad_id: { kind: 'text' } },
  keyOf: keyBy('conflict_id'),
};

const BY_DYAD: TableLayout = {
  ...SHARED,
  name: 'dyad',
  columns: { ...COLUMNS, dyad_id: { kind: 'count', into: 'dyad_id', ...given } },
  keyOf: keyBy('dyad_id'),
};

const MARKS = ['bd_best', 'bd_low', 'bd_high', 'location_inc'];

export const ucdpBrd: Format = {
  id: 'ucdp-brd',
  title: 'UCDP Battle-Related Deaths Dataset',
  sums: 'deaths',
  publisher: 'Uppsala Conflict Data Program',
  citation:
    'Uppsala Conflict Data Program, UCDP Battle-Related Deaths Dataset, Uppsala University, https://ucdp.uu.se/downloads/',
  tables: [BY_CONFLICT.columns],
  // UCDP's two files have the same columns and are told apart by their names: …_conf.csv is the one.
  layOut: (csvName, header) => {
    if (MARKS.filter((mark) => header.includes(mark)).length < 2) return null;
    return /conf/i.test(csvName) ? BY_CONFLICT : BY_DYAD;
  },
};
