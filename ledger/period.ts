import edtf, { Date as EdtfDate, Interval as EdtfInterval } from 'edtf';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';

/**
 * A period as published, with the outer range derived from it.
 * `start` and `end` are ISO days (inclusive); null is unknown or open, never 1970.
 * `precision` names what the published words resolve: `day`, `month`, `year`, or the two ends of an
 * interval as `year/day`; an end that is not known is `unknown`, one that goes on is `open`.
 */
export type Period = {
  edtf: string;
  start: string | null;
  end: string | null;
  precision: string;
};

const PRECISIONS = ['unknown', 'year', 'month', 'day'] as const;

type EdtfPart = { precision: number; min: number; max: number };

function toIsoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** An end of an interval: null is unknown, Infinity is open. */
function describeEnd(end: EdtfPart | null | number): { precision: string; part: EdtfPart | null } {
  if (end === null) return { precision: 'unknown', part: null };
  if (typeof end === 'number') return { precision: 'open', part: null };
  return { precision: PRECISIONS[end.precision] ?? 'day', part: end };
}

/** Periods by their text: a ledger has some hundred of them, and the parser takes a grammar to each. */
const periods = new LRUCache<string, Period>({ max: 2_000, memoMethod: readPeriod });

/**
 * Parses EDTF (ISO 8601-2) text: a day, a month, a year, or an interval of them.
 * @throws Error naming the text, when it is not an EDTF or a kind that no casualty figure uses
 */
export function parsePeriod(value: string): Period {
  return periods.memo(value);
}

function readPeriod(value: string): Period {
  let parsed: ReturnType<typeof edtf>;
  try {
    parsed = edtf(value);
  } catch (cause) {
    throw new Error(
      `"${value}" is not an EDTF date or interval, or ends before it starts; write for example 2020, 2020-07, 2020-09-27, 2015/2020-09-27 or /1994`,
      { cause },
    );
  }
  // Not by `parsed.type`: the package takes that from the class's name, which bundling shortens.
  if (parsed instanceof EdtfDate) {
    return {
      edtf: value,
      start: toIsoDay(parsed.min),
      end: toIsoDay(parsed.max),
      precision: PRECISIONS[parsed.precision] ?? 'day',
    };
  }
  if (!(parsed instanceof EdtfInterval)) {
    throw new Error(
      `"${value}" is a kind of EDTF that no figure uses; write a date or an interval`,
    );
  }
  const lower = describeEnd(parsed.lower);
  const upper = describeEnd(parsed.upper);
  const start = lower.part ? toIsoDay(lower.part.min) : null;
  const end = upper.part ? toIsoDay(upper.part.max) : null;
  if (start !== null && end !== null && start > end) {
    throw new Error(`"${value}" ends before it starts`);
  }
  return { edtf: value, start, end, precision: `${lower.precision}/${upper.precision}` };
}

const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
const DATE = /^[?~%]?[\dX]{4}[?~%]?(-[?~%]?[\dX]{2}[?~%]?){0,2}$/;

function countDays(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (month === 2) return isLeap ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Says why one end of an interval, or a date that is none, is no date of the calendar; else null. */
function explainMissing(date: string): string | null {
  const plain = date.replace(/[?~%]/g, '');
  if (plain.startsWith('0000')) return 'there is no year 0';
  const [, year, month, day] = (DAY.exec(plain) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  if (month === 0 || day === 0) return 'months and days are counted from 01';
  if (month > 12) return 'a year has 12 months';
  const days = countDays(year, month);
  return day > days ? `${plain.slice(0, 7)} has ${days} days` : null;
}

/** Whether the range that was read begins and ends with dates as they are written, X being any digit. */
function isAsWritten(date: string): boolean {
  const written = new RegExp(`^${date.replace(/[?~%]/g, '').replaceAll('X', '\\d')}`);
  const { start, end } = parsePeriod(date);
  return [start, end].every((day) => day !== null && written.test(day) && day >= '0001');
}

/** A date as spreadsheets write it in one country or another. */
const OF_A_SPREADSHEET =
  /^\d{1,2}([./ -]) ?\d{1,2}\1 ?\d{2,4}\.?$|^\d{4}(\. ?|\/)\d{1,2}(\. ?|\/)\d{1,2}\.?$|^(\d{1,2}[ .-])?\p{L}+\.?[ -]\d{2,4}$|^\d{4}-\d\d-\d\d 00:00/u;

/** Whether a cell holds a date that a spreadsheet has put into the form of its country. */
export const isOfASpreadsheet = (cell: string): boolean => OF_A_SPREADSHEET.test(cell);

/**
 * Parses what is to be appended: only dates of the calendar, to the day at most. The reader of EDTF takes
 * 29 February of any year for 1 March, digits alone for a time since 1970, and hours for no date at all;
 * what a ledger holds of these is still read by `parsePeriod`.
 * @throws Error naming the date and what is wrong with it
 */
export function parseCalendarPeriod(value: string): Period {
  if (isOfASpreadsheet(value))
    throw new Error(
      `"${value}" is a date as spreadsheets show it; set the cells to text, and write 2020-09-27`,
    );
  const ends = value.split('/').filter((end) => end !== '' && end !== '..');
  for (const end of ends) {
    const why = explainMissing(end);
    if (why !== null)
      throw new Error(`"${end}" does not exist: ${why}; write a date of the calendar`);
  }
  const period = parsePeriod(value);
  for (const end of ends) {
    if (!DATE.test(end))
      throw new Error(`"${end}" is not a day, a month or a year; write for example 2020-09-27`);
    if (!isAsWritten(end))
      throw new Error(`"${end}" does not exist in every year; write a date of the calendar`);
  }
  return period;
}

function textOf(parse: (value: string) => Period) {
  return z.string().superRefine((value, context) => {
    try {
      parse(value);
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message });
    }
  });
}

/** EDTF text of dates that exist. */
export const edtfText = textOf(parseCalendarPeriod);

/** EDTF text as a ledger may hold it from before such dates were refused. */
export const storedEdtf = textOf(parsePeriod);

/**
 * Whether two periods certainly share no day. An end that is unknown proves nothing, so `/1994` is
 * disjoint only from what begins after 1994.
 */
export function periodsAreDisjoint(a: Period, b: Period): boolean {
  const endsBefore = (x: Period, y: Period) =>
    x.end !== null && y.start !== null && x.end < y.start;
  return endsBefore(a, b) || endsBefore(b, a);
}
