/** The columns of `datasets.events` in the order in which a load copies them. */
export const COPIED_COLUMNS = [
  'load',
  'table_no',
  'record',
  'key',
  'number',
  'latitude',
  'longitude',
  'date_start',
  'date_end',
  'conflict_id',
  'dyad_id',
  'side_a_id',
  'side_b_id',
  'country_id',
  'deaths_a',
  'deaths_b',
  'deaths_civilians',
  'deaths_unknown',
  'low',
  'best',
  'high',
  'year',
  'type_of_violence',
  'date_prec',
  'where_prec',
  'event_clarity',
  'active_year',
  'category',
  'flags',
  'published',
] as const;

export type CopiedColumn = (typeof COPIED_COLUMNS)[number];

/** Where a column stands in a copied row. */
export const PLACE_OF = Object.fromEntries(
  COPIED_COLUMNS.map((column, place) => [column, place]),
) as Record<CopiedColumn, number>;

/** Unknown, as COPY has it. */
export const UNKNOWN = '\\N';

const SPECIAL = /[\\\n\r\t]/;
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Whether COPY takes a text as it is. */
export function isPlainForCopy(text: string): boolean {
  return !SPECIAL.test(text);
}

/** A text as COPY wants it. */
export function escapeForCopy(text: string): string {
  if (isPlainForCopy(text)) return text;
  return text.replace(/[\\\n\r\t]/g, (found) => ESCAPES[found] ?? found);
}
