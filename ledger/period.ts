import edtf, { Date as EdtfDate, Interval as EdtfInterval } from 'edtf';
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

/**
 * Parses EDTF (ISO 8601-2) text: a day, a month, a year, or an interval of them.
 * @throws Error naming the text, when it is not an EDTF or a kind that no casualty figure uses
 */
export function parsePeriod(value: string): Period {
  let parsed: ReturnType<typeof edtf>;
  try {
    parsed = edtf(value);
  } catch (cause) {
    throw new Error(
      `"${value}" is not an EDTF date or interval; write for example 2020, 2020-07, 2020-09-27, 2015/2020-09-27 or /1994`,
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

/** EDTF text, checked. */
export const edtfText = z.string().superRefine((value, context) => {
  try {
    parsePeriod(value);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
  }
});

/**
 * Whether two periods certainly share no day. An end that is unknown proves nothing, so `/1994` is
 * disjoint only from what begins after 1994.
 */
export function periodsAreDisjoint(a: Period, b: Period): boolean {
  const endsBefore = (x: Period, y: Period) =>
    x.end !== null && y.start !== null && x.end < y.start;
  return endsBefore(a, b) || endsBefore(b, a);
}
