import type { RowFlag } from '@/ledger/vocabulary';
import type { RowValues } from '../format';

type Add = (flag: RowFlag) => void;

/** Is a number smaller than another? Unknown is neither. */
function isBelow(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && Number(a) < Number(b);
}

function isBeyond(degrees: string | null, limit: number): boolean {
  return degrees !== null && Math.abs(Number(degrees)) > limit;
}

/** What is odd about the numbers of deaths. Published data breaks low <= best <= high; it is kept so. */
export function flagDeaths(row: RowValues, add: Add): void {
  const best = row('best');
  if (isBelow(row('high'), best)) add('high below best');
  if (isBelow(best, row('low'))) add('low above best');
}

/** What is odd about an event's days and place. */
export function flagWhenAndWhere(row: RowValues, add: Add): void {
  const [start, end, year] = [row('date_start'), row('date_end'), row('year')];
  if (start !== null && end !== null && year !== null) {
    if (end < start) add('ends before it begins');
    const isOfYear =
      start.startsWith(year) || (start.slice(0, 4) < year && end.slice(0, 4) >= year);
    if (!isOfYear) add('outside its year');
  }
  if (isBeyond(row('latitude'), 90) || isBeyond(row('longitude'), 180)) add('off the map');
}
