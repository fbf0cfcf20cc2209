/** A few rows of nobody's, in the columns that every version of UCDP's GED has. */
const COLUMNS = {
  id: 1,
  year: 2015,
  active_year: 1,
  type_of_violence: 1,
  conflict_new_id: 100,
  conflict_name: 'Avalon: Government',
  dyad_new_id: 200,
  dyad_name: 'Government of Avalon - Lyonesse',
  side_a_new_id: 1,
  side_a: 'Government of Avalon',
  side_b_new_id: 2,
  side_b: 'Lyonesse',
  where_coordinates: 'Camelot',
  latitude: '51.05',
  longitude: '-2.53',
  country: 'Avalon',
  country_id: 10,
  date_start: '2015-05-11',
  date_end: '2015-05-12',
  deaths_a: 0,
  deaths_b: 1,
  deaths_civilians: 0,
  deaths_unknown: 0,
  low: 1,
  best: 2,
  high: 3,
};

export const GED_HEADER = Object.keys(COLUMNS).join(',');

/** A row with some of its cells as given, written as they are: quotes are the caller's. */
export function gedRow(over: Partial<Record<keyof typeof COLUMNS, string | number>>): string {
  return Object.values({ ...COLUMNS, ...over }).join(',');
}
