import { createHash } from 'node:crypto';
import type { DateForm } from '@/ledger/event-map';
import { detach } from '../csv/detach';
import { remembering, toDay } from '../csv/kinds';

/** How cells of others are read, as a map says. Each gives null for what is none of its kind. */
type Read = (cell: string) => string | null;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WHOLE_MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

function monthOf(name: string): string | null {
  const word = name.toLowerCase().replace(/\.$/, '');
  const at = Math.max(MONTHS.indexOf(word), WHOLE_MONTHS.indexOf(word), word === 'sept' ? 8 : -1);
  return at < 0 ? null : String(at + 1);
}

/** What each form looks like, and in which order year, month and day stand in it. */
const FORMS: Record<DateForm, { pattern: RegExp; order: [number, number, number] }> = {
  'YYYY-MM-DD': {
    pattern: /^(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00:00(?:\.0+)?Z?)?$/,
    order: [1, 2, 3],
  },
  'YYYY/MM/DD': { pattern: /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/, order: [1, 2, 3] },
  YYYYMMDD: { pattern: /^(\d{4})(\d{2})(\d{2})$/, order: [1, 2, 3] },
  'DD/MM/YYYY': { pattern: /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, order: [3, 2, 1] },
  'MM/DD/YYYY': { pattern: /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, order: [3, 1, 2] },
  'DD.MM.YYYY': { pattern: /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/, order: [3, 2, 1] },
  'D Month YYYY': { pattern: /^(\d{1,2})[ -]([A-Za-z]{3,9}\.?)[ -](\d{4})$/, order: [3, 2, 1] },
  'Month D, YYYY': { pattern: /^([A-Za-z]{3,9}\.?) (\d{1,2}),? (\d{4})$/, order: [3, 1, 2] },
};

function readForm(form: DateForm, cell: string): string | null {
  const { pattern, order } = FORMS[form];
  const found = pattern.exec(cell);
  if (!found) return null;
  const [year = '', month = '', day = ''] = order.map((place) => found[place]);
  const number = /^\d+$/.test(month) ? month : monthOf(month);
  return number === null ? null : toDay(year, number, day.padStart(2, '0'));
}

/** A day that exists, as an ISO day, in the first of the forms that it has. */
export function dayReader(forms: readonly DateForm[]): Read {
  return remembering((cell) => {
    for (const form of forms) {
      const day = readForm(form, cell.trim());
      if (day !== null) return day;
    }
    return null;
  });
}

export type Signs = { thousands: string; decimal: string };

/** A number as a map writes it, with a point for the decimal sign and no separators. */
export function plainNumber(cell: string, { thousands, decimal }: Signs): string | null {
  let text = cell.trim();
  if (thousands !== '') {
    const sign = thousands === ' ' ? '[ \\u00A0\\u202F]' : `\\${thousands}`;
    const grouped = new RegExp(`^-?\\d{1,3}(${sign}\\d{3})+(?!\\d)`).exec(text);
    if (grouped)
      text = grouped[0].replace(new RegExp(sign, 'g'), '') + text.slice(grouped[0].length);
  }
  if (decimal === ',') text = text.replace(',', '.');
  return /^-?\d{1,15}(\.\d{1,20})?$/.test(text) ? text : null;
}

/** A count of people: a whole number of 0 or more, "3.0" too, as tables that were once floats have it. */
export function readCount(cell: string, signs: Signs): string | null {
  const number = plainNumber(cell, signs);
  const [, whole] = /^(\d{1,9})(?:\.0+)?$/.exec(number ?? '') ?? [];
  return whole ?? null;
}

/** "13–46" (or with a hyphen, or "13 to 46") as its two ends; a single number is both. */
export function readRange(cell: string, signs: Signs): [string, string] | null {
  const [low, high, ...more] = cell.trim().split(/\s*(?:[-–—]|\bto\b)\s*/);
  const ends = [readCount(low ?? '', signs), readCount(high ?? low ?? '', signs)];
  const [first, last] = ends;
  return more.length > 0 || first == null || last == null ? null : [first, last];
}

function hashOf(text: string, bits: number): string {
  const bytes = createHash('sha256').update(text).digest();
  return String(bytes.readBigUInt64BE(0) >> BigInt(64 - bits));
}

/** A number that stands for a name: the same in every version, and others' for other names. */
export function nameHasher(): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const id = hashOf(name, 31);
    if (known.size < 50_000) known.set(detach(name), id);
    return id;
  };
}

/** The key of a row by the publisher's own id: itself where it is a whole number, else a number of it. */
export function keyOfId(id: string): string {
  return /^[1-9]\d{0,14}$/.test(id) ? id : hashOf(id, 53);
}
