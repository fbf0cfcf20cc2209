import type { FigureRelation } from './conflict';
import type { Figure } from './figure';
import { type Period, periodsAreDisjoint } from './period';
import type { Relation } from './vocabulary';

/** The relations recorded between two figures, in either direction. */
export function listRelationsBetween(
  a: Pick<Figure, 'id'>,
  b: Pick<Figure, 'id'>,
  relations: readonly FigureRelation[],
): FigureRelation[] {
  return relations.filter(
    (each) =>
      (each.figure === a.id && each.other === b.id) ||
      (each.figure === b.id && each.other === a.id),
  );
}

/**
 * Whether two periods certainly share days. Neither this nor `periodsAreDisjoint` holds for `/1994`
 * and `1992`: the start of the first is unknown. Two periods with the same end unknown do overlap
 * (`/1994` and `/1994-05` are both of the war to 1994).
 */
export function periodsOverlap(a: Period, b: Period): boolean {
  if (a.edtf === b.edtf) return true;
  if (periodsAreDisjoint(a, b)) return false;
  return (a.start === null) === (b.start === null) && (a.end === null) === (b.end === null);
}

/**
 * Whether one claimant gives both figures. Every report that speaks in its own voice has the same
 * claimant record, so there the figures must share a document; a claimant that is not clear is
 * never shown to be the same.
 */
export function haveSameClaimant(a: Figure, b: Figure): boolean {
  if (a.claimant.kind === 'not clear' || b.claimant.kind === 'not clear') return false;
  if (a.claimant.id !== b.claimant.id) return false;
  if (a.claimant.kind !== 'document') return true;
  const documents = new Set(a.sources.map((source) => source.id));
  return b.sources.some((source) => documents.has(source.id));
}

/** These say that two figures are one claim, or are of different things: no rivalry either way. */
const NEVER_RIVALS: readonly Relation[] = [
  'same statement',
  'same number, different scope',
  'part of',
  'excludes',
];

function areComparable(a: Figure, b: Figure): boolean {
  return (
    a.question.id === b.question.id &&
    a.measure.id === b.measure.id &&
    a.affected.id === b.affected.id &&
    a.counted === b.counted &&
    periodsOverlap(a.period, b.period)
  );
}

/** One claimant's later number restates its earlier one; two of one day disagree with each other. */
function disagree(a: Figure, b: Figure): boolean {
  if (!haveSameClaimant(a, b)) return true;
  const sameNumber =
    a.value === b.value && a.low === b.low && a.high === b.high && a.qualifier === b.qualifier;
  return a.as_of === b.as_of && !sameNumber;
}

/**
 * Whether two figures answer one question against each other: recorded as contradicting or differing, or the same
 * scope (question, who suffered it, who was counted) and periods that overlap, from different
 * claimants. Whether the source states or implies who suffered it makes no difference. A withdrawn
 * figure has no rival.
 */
function areRivals(a: Figure, b: Figure, relations: readonly FigureRelation[]): boolean {
  if (a.status === 'withdrawn' || b.status === 'withdrawn' || a.id === b.id) return false;
  const between = listRelationsBetween(a, b, relations).map((each) => each.relation);
  if (between.includes('contradicts') || between.includes('differs')) return true;
  if (between.some((relation) => NEVER_RIVALS.includes(relation))) return false;
  return areComparable(a, b) && disagree(a, b);
}

/**
 * Splits figures into groups of rivals, to be shown side by side, and those that stand alone. A
 * group holds all that are rivals of one another by some chain. The order given is kept; nothing is
 * ranked, averaged or left out.
 * @param figures of one question, each once
 */
export function groupRivals(
  figures: readonly Figure[],
  relations: readonly FigureRelation[],
): { rivals: Figure[][]; alone: Figure[] } {
  const rivals: Figure[][] = [];
  const alone: Figure[] = [];
  const placed = new Set<Figure>();
  for (const figure of figures) {
    if (placed.has(figure)) continue;
    const group = new Set([figure]);
    // A set that grows while it is walked: each newcomer brings its own rivals in.
    for (const member of group) {
      for (const other of figures) if (areRivals(member, other, relations)) group.add(other);
    }
    for (const member of group) placed.add(member);
    if (group.size === 1) alone.push(figure);
    else rivals.push(figures.filter((each) => group.has(each)));
  }
  return { rivals, alone };
}
