import { stringify } from 'csv-stringify/sync';

/** What a cell holds. Null is unknown and is written as nothing; zero is written as 0. */
export type Cell = string | number | boolean | null;

/**
 * Text that a spreadsheet runs as a formula: `=`, `+`, `-` or `@`, full-width variants too, at the
 * start or after white space, invisible characters or quotes; and whatever starts with a tab or a
 * line break. csv-stringify's `escape_formulas` (6.9) looks at the first character alone and does
 * not know the line feed, so the guard is ours. An apostrophe already there counts as a quote, so
 * that taking one apostrophe off whatever is guarded gives back the text as it was.
 */
const FORMULA = /^(?:[\s\p{Cc}\p{Cf}"']*[=+\-@＝＋－＠]|['"]*[\t\r\n])/u;

/** A text with an apostrophe in front where a spreadsheet would run it; any other as it is. */
export function guardFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

function toText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return guardFormula(cell);
  if (typeof cell === 'number' && !Number.isFinite(cell)) {
    throw new Error(`${cell} is no number that a CSV can hold; an unknown one is null`);
  }
  return String(cell);
}

/**
 * RFC 4180: commas, CRLF after every record, quotes only where needed and doubled inside; the header
 * always, even above no rows. Text is made harmless to spreadsheets; numbers are never touched.
 * @param bom put a byte order mark first, by which Excel knows UTF-8
 * @throws Error for a row that has not as many cells as the header, and for NaN or infinity
 */
export function formatCsv(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  { bom = false }: { bom?: boolean } = {},
): string {
  const records = rows.map((row, i) => {
    if (row.length !== header.length) {
      throw new Error(`row ${i + 1} has ${row.length} cells under ${header.length} columns`);
    }
    return row.map(toText);
  });
  const body = stringify([header.map(guardFormula), ...records], {
    record_delimiter: '\r\n',
    // Off by default once a delimiter is set: a lone \r or \n would then split a record in two.
    quote_record_delimiter: true,
    // An only cell that is empty would be a blank line, which readers skip.
    quoted_empty: header.length === 1,
  });
  return bom ? `\uFEFF${body}` : body;
}
