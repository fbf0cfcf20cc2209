import type { FigureRelation } from './conflict';
import type { Figure } from './figure';
import { type Interval, toInterval } from './interval';
import type { Relation } from './vocabulary';

const FORWARD: Record<Relation, string> = {
  excludes: 'leaves out',
  'part of': 'is part of',
  overlaps: 'overlaps with',
  contradicts: 'contradicts',
  differs: 'differs from',
  'same statement': 'is the same statement as',
  'same number, different scope': 'is the same number as, but of another scope than,',
};

const BACKWARD: Record<Relation, string> = {
  ...FORWARD,
  excludes: 'is left out of',
  'part of': 'includes',
};

/**
 * A relation as a verb: "this figure … the other".
 * @param direction `forward` where the figure spoken of is the one that the relation starts from
 */
export function formatRelation(relation: Relation, direction: 'forward' | 'backward'): string {
  return direction === 'forward' ? FORWARD[relation] : BACKWARD[relation];
}

/** Says that there was none: a zero, or a denial. Neither leaves room for another number. */
function saysNone({ value, qualifier }: Figure): boolean {
  if (qualifier === 'denied') return true;
  return value === 0 && (qualifier === 'none' || qualifier === 'exactly');
}

/** Says that there was some, however exact. A ceiling, or a range from 0, may be of none. */
function saysSome(figure: Figure): boolean {
  const { low, best, end } = toInterval(figure);
  return (low ?? (end === 'range' ? 0 : best) ?? 0) > 0;
}

function endsBelow(a: Interval, b: Interval): boolean {
  if (a.high === null || b.low === null) return false;
  return a.high < b.low || (a.high === b.low && !(a.highInclusive && b.lowInclusive));
}

/**
 * Whether two answers to one question cannot both be right: one says none and the other some, or their
 * bounds have no number in common. A bare number has no bounds (how exact it is, is not said), so that
 * 30,000 does not contradict "at least 20,000", nor "more than 200" the number 200.
 */
export function areContradictory(a: Figure, b: Figure): boolean {
  if (a.measure.id !== b.measure.id || a.counted !== b.counted) return false;
  if ((saysNone(a) && saysSome(b)) || (saysNone(b) && saysSome(a))) return true;
  const [first, second] = [toInterval(a), toInterval(b)];
  return endsBelow(first, second) || endsBelow(second, first);
}

/** What a recorded relation comes to: a contradiction that the two numbers do not bear out differs. */
export function readRelation({ relation }: FigureRelation, a: Figure, b: Figure): Relation {
  return relation === 'contradicts' && !areContradictory(a, b) ? 'differs' : relation;
}
