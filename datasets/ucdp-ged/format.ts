import type { CsvRecord } from '../csv/records';
import type { ColumnSpec, Format, TableLayout } from '../format';
import { flagDeaths, flagWhenAndWhere } from '../import/flags';

const given = { needed: true, filled: true } as const;

/**
 * The columns of UCDP's Georeferenced Event Dataset that are read, by name: their order, and which
 * others there are, differs between versions. Source: UCDP GED codebook.
 */
const COLUMNS: Record<string, ColumnSpec> = {
  id: { kind: 'count', into: 'key', ...given },
  year: { kind: 'year', into: 'year', ...given },
  active_year: { kind: 'truth', into: 'active_year', ...given },
  type_of_violence: { kind: 'violence', into: 'type_of_violence', ...given },
  conflict_new_id: { kind: 'count', into: 'conflict_id', ...given },
  conflict_name: { kind: 'text', needed: true },
  dyad_new_id: { kind: 'count', into: 'dyad_id', needed: true },
  dyad_name: { kind: 'text', needed: true },
  side_a_new_id: { kind: 'count', into: 'side_a_id', needed: true },
  side_a: { kind: 'text', needed: true },
  side_b_new_id: { kind: 'count', into: 'side_b_id', needed: true },
  side_b: { kind: 'text', needed: true },
  // -1 where the sources were not counted.
  number_of_sources: { kind: 'whole' },
  where_prec: { kind: 'count', into: 'where_prec' },
  latitude: { kind: 'decimal', into: 'latitude', needed: true },
  longitude: { kind: 'decimal', into: 'longitude', needed: true },
  geom_wkt: { kind: 'shape' },
  priogrid_gid: { kind: 'count' },
  country: { kind: 'text', needed: true },
  country_id: { kind: 'count', into: 'country_id', needed: true },
  event_clarity: { kind: 'count', into: 'event_clarity' },
  date_prec: { kind: 'count', into: 'date_prec' },
  date_start: { kind: 'day', into: 'date_start', ...given },
  date_end: { kind: 'day', into: 'date_end', ...given },
  deaths_a: { kind: 'count', into: 'deaths_a', needed: true },
  deaths_b: { kind: 'count', into: 'deaths_b', needed: true },
  deaths_civilians: { kind: 'count', into: 'deaths_civilians', needed: true },
  deaths_unknown: { kind: 'count', into: 'deaths_unknown', needed: true },
  low: { kind: 'count', into: 'low', ...given },
  best: { kind: 'count', into: 'best', ...given },
  high: { kind: 'count', into: 'high', ...given },
};

/** Humanitarian copies put a row of HXL tags under the header. */
function isTagRow(record: CsvRecord): boolean {
  if (record.number !== 1) return false;
  const filled = record.cells.filter((cell) => cell !== '');
  return filled.length > 0 && filled.every((cell) => cell.startsWith('#'));
}

const LAYOUT: TableLayout = {
  name: 'events',
  columns: COLUMNS,
  fixed: {},
  names: [
    { kind: 'conflict', id: 'conflict_new_id', name: 'conflict_name' },
    { kind: 'dyad', id: 'dyad_new_id', name: 'dyad_name' },
    { kind: 'side', id: 'side_a_new_id', name: 'side_a' },
    { kind: 'side', id: 'side_b_new_id', name: 'side_b' },
    { kind: 'country', id: 'country_id', name: 'country' },
  ],
  keyOf: (row) => row('key'),
  rowsAreEvents: true,
  leaveOut: (record) => (isTagRow(record) ? 'tags, not data' : null),
  flag: (row, add) => {
    flagDeaths(row, add);
    flagWhenAndWhere(row, add);
  },
};

/** What tells a file of it from any other. */
const MARKS = ['type_of_violence', 'conflict_new_id', 'date_start', 'best'];

export const ucdpGed: Format = {
  id: 'ucdp-ged',
  title: 'UCDP Georeferenced Event Dataset',
  sums: 'deaths',
  publisher: 'Uppsala Conflict Data Program',
  citation:
    'Sundberg, Ralph, and Erik Melander, 2013, “Introducing the UCDP Georeferenced Event Dataset”, Journal of Peace Research 50(4)',
  tables: [COLUMNS],
  layOut: (_csvName, header) =>
    MARKS.filter((mark) => header.includes(mark)).length >= 2 ? LAYOUT : null,
};
