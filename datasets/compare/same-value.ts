import { KINDS, type KindName } from '../csv/kinds';

const NUMBERS: ReadonlySet<KindName> = new Set(['whole', 'count', 'decimal', 'violence', 'year']);
const NUMBER_IN_TEXT = /-?\d+(\.\d+)?/g;

/** `POINT (98.000000 22.000000)` as `POINT (98 22)`. */
function shortenNumbers(shape: string): string {
  return shape.replace(NUMBER_IN_TEXT, (number) => String(Number(number)));
}

/** What a cell means, in one spelling: 0.50 as 0.5, TRUE as t. A cell that is none of its kind as it is. */
function meaningOf(kind: KindName, cell: string): string {
  if (cell === '') return '';
  if (kind === 'shape') return shortenNumbers(cell);
  const read = KINDS[kind].read(cell);
  if (read === null) return cell;
  return NUMBERS.has(kind) ? String(Number(read)) : read;
}

/** Whether two cells say the same, however each is written. An empty cell is the same as no other. */
export function isSameValue(kind: KindName, a: string, b: string): boolean {
  return a === b || meaningOf(kind, a) === meaningOf(kind, b);
}
