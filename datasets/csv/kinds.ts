import { detach } from './detach';

/** How a published cell is understood: what is stored for it, or null where it is none of its kind. */
export type Kind = {
  /** What the cell must be, for a message: "is not a whole number". */
  words: string;
  read: (cell: string) => string | null;
};

const ZERO = 48;

/** A whole number of up to nine digits, which Postgres keeps in four bytes. Not by a pattern: half of all cells pass here. */
function readWholeNumber(cell: string): string | null {
  const start = cell.charCodeAt(0) === 45 ? 1 : 0;
  const digits = cell.length - start;
  if (digits < 1 || digits > 9) return null;
  for (let at = start; at < cell.length; at += 1) {
    const digit = cell.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) return null;
  }
  return cell;
}

const DECIMAL = /^-?\d{1,15}(\.\d{1,20})?([eE][-+]?\d{1,2})?$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})( 00:00:00(\.0+)?)?$/;
const AMERICAN_DAY = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;

const TRUTHS: Record<string, string> = {
  '1': 't',
  TRUE: 't',
  True: 't',
  true: 't',
  '0': 'f',
  FALSE: 'f',
  False: 'f',
  false: 'f',
};

/** An ISO day, or null where there is no such day. */
export function toDay(year: string, month: string, day: string): string | null {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  // JavaScript takes 30 February for 1 or 2 March.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso) return null;
  return iso;
}

/** Remembers what it has read: a file has few different days. */
export function remembering(
  read: (cell: string) => string | null,
): (cell: string) => string | null {
  const known = new Map<string, string | null>();
  return (cell) => {
    const before = known.get(cell);
    if (before !== undefined) return before;
    const now = read(cell);
    if (known.size < 50_000) known.set(detach(cell), now);
    return now;
  };
}

function readDay(cell: string): string | null {
  const found = DAY.exec(cell);
  const [, year, month, day] = found ?? [];
  return year && month && day ? toDay(year, month, day) : null;
}

function readAmericanDay(cell: string): string | null {
  const found = AMERICAN_DAY.exec(cell);
  const [, month, day, year] = found ?? [];
  return year && month && day ? toDay(year, month, day) : null;
}

export const KINDS = {
  text: { words: 'is not text', read: (cell) => cell },
  /** Well-known text of a shape; it is not checked. */
  shape: { words: 'is not a shape', read: (cell) => cell },
  whole: { words: 'is not a whole number', read: readWholeNumber },
  /** A count of people or things. */
  count: {
    words: 'is not a whole number of 0 or more',
    read: (cell) => (cell.charCodeAt(0) === 45 ? null : readWholeNumber(cell)),
  },
  decimal: { words: 'is not a number', read: (cell) => (DECIMAL.test(cell) ? cell : null) },
  truth: { words: 'is neither true nor false', read: (cell) => TRUTHS[cell] ?? null },
  day: {
    words: 'is not a day that exists, written YYYY-MM-DD',
    read: remembering(readDay),
  },
  /** M/D/YYYY. */
  american_day: {
    words: 'is not a day that exists, written M/D/YYYY',
    read: remembering(readAmericanDay),
  },
  violence: {
    words: 'is not a type of violence (1 state-based, 2 non-state, 3 one-sided)',
    read: (cell) => (cell === '1' || cell === '2' || cell === '3' ? cell : null),
  },
  year: {
    words: 'is not a year',
    read: (cell) => (/^(1[89]|20)\d\d$/.test(cell) ? cell : null),
  },
} as const satisfies Record<string, Kind>;

export type KindName = keyof typeof KINDS;
