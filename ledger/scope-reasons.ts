import type { FigureRelation, PartyRecord } from './conflict';
import type { Figure } from './figure';
import { periodsAreDisjoint } from './period';
import { periodsOverlap } from './question';
import { formatRelation, readRelation } from './relation';
import type { MeasureFamily, Relation } from './vocabulary';
import { formatAffected, formatCounted, formatNumber, formatPeriod } from './wording';

/** Why figures may count something twice: each pair whose scopes are not shown to be apart. */

/** Recorded by an editor: these outweigh any proof that scopes are apart. */
const OVERLAPPING: readonly Relation[] = ['part of', 'overlaps', 'same statement'];
const RIVAL: readonly Relation[] = ['contradicts', 'differs'];

/** The heads of two reasons: what is in brackets behind them names the figures. */
export const OVERLAPPING_SCOPES = 'overlapping scopes';
export const RIVAL_ANSWERS = 'two answers to one question';

/**
 * Where disjoint periods prove that nothing is counted twice: one dies, and a helicopter is
 * destroyed, once. A person can flee, be missing, be displaced or be wounded in two periods.
 */
const HAPPENS_ONCE: readonly MeasureFamily[] = ['deaths', 'incidents', 'materiel'];

/**
 * Who was counted: pairs that share nobody. The two vocabularies are not mixed, because "military"
 * and "non-combatants" do share people: Crisis Group's data for 2015-2020 holds 181 military and 8
 * civilians killed, and of the same 189 people 179 combatants and 10 non-combatants.
 */
const APART: readonly (readonly [readonly string[], readonly string[]])[] = [
  [['military', 'soldiers', 'servicemen'], ['civilians']],
  [['combatants'], ['non-combatants']],
];

/** Every party that an answer takes in, itself included; null where that is not known. */
function listMembers(id: string, parties: readonly PartyRecord[]): Set<string> | null {
  const members = new Set<string>([id]);
  for (const member of members) {
    const party = parties.find((each) => each.id === member);
    // "not stated" has no members: whom it takes in is unknown.
    if (!party || (party.kind === 'answer' && party.members.length === 0)) return null;
    for (const each of party.members) members.add(each);
  }
  return members;
}

/** What decides about a figure's scope in all of its pairs: of hundreds there are ten thousands. */
type Scope = {
  figure: Figure;
  members: ReadonlySet<string> | null;
  counted: string | undefined;
  words: string;
  /** The same for all figures with these words. */
  number: number;
};

function describeScope(figure: Figure): string {
  const { measure, period, question } = figure;
  const parts = [formatPeriod(period), formatAffected(figure)];
  if (measure.family !== 'materiel' && measure.family !== 'incidents')
    parts.push(`counted: ${formatCounted(figure)}`);
  return `"${question.title}" of ${parts.join(', ')}`;
}

function readScopes(figures: readonly Figure[], parties: readonly PartyRecord[]): Scope[] {
  const ids = new Set(figures.map(({ affected }) => affected.id));
  const members = new Map([...ids].map((id) => [id, listMembers(id, parties)]));
  const numbers = new Map<string, number>();
  return figures.map((figure) => {
    const words = describeScope(figure);
    const number = numbers.get(words) ?? numbers.size;
    numbers.set(words, number);
    const counted = figure.counted?.trim().toLowerCase();
    return { figure, members: members.get(figure.affected.id) ?? null, counted, words, number };
  });
}

/** Whether two figures' parties share a member; null where the sources' own words do not settle it. */
function shareParty(a: Scope, b: Scope): boolean | null {
  if (a.members === null || b.members === null) return null;
  for (const member of a.members) if (b.members.has(member)) return true;
  const isStated = [a, b].every(({ figure }) => figure.affected_basis === 'stated');
  return isStated ? false : null;
}

function countsAreApart(a: Scope, b: Scope): boolean {
  if (a.counted === b.counted) return false;
  const has = (words: readonly string[]) =>
    (a.counted !== undefined && words.includes(a.counted)) ||
    (b.counted !== undefined && words.includes(b.counted));
  return APART.some(([some, others]) => has(some) && has(others));
}

function areDisjoint(a: Scope, b: Scope): boolean {
  const [one, other] = [a.figure, b.figure];
  const [ucdpA, ucdpB] = [one.question.ucdp_conflict_id, other.question.ucdp_conflict_id];
  return (
    (periodsAreDisjoint(one.period, other.period) && HAPPENS_ONCE.includes(one.measure.family)) ||
    shareParty(a, b) === false ||
    countsAreApart(a, b) ||
    (ucdpA !== null && ucdpB !== null && ucdpA !== ucdpB)
  );
}

/** Why a pair's scopes are not shown to be apart. `why` is null where their own words say it. */
type Reason = { head: string; why: string | null };

function findRecordedReason(relations: readonly FigureRelation[], a: Figure, b: Figure) {
  const overlap = relations.find((each) => OVERLAPPING.includes(each.relation));
  if (overlap) {
    const why = `${overlap.figure} is recorded against ${overlap.other} as "${overlap.relation}"`;
    return { head: OVERLAPPING_SCOPES, why };
  }
  const rival = relations.find((each) => RIVAL.includes(each.relation));
  if (!rival) return null;
  const relation = readRelation(rival, a, b);
  const why = `${rival.figure} ${formatRelation(relation, 'forward')} ${rival.other}`;
  return { head: RIVAL_ANSWERS, why };
}

/** @param relations those between the two */
function findReason(a: Scope, b: Scope, relations: readonly FigureRelation[]): Reason | null {
  if (a.figure.id === b.figure.id)
    return { head: OVERLAPPING_SCOPES, why: `figure ${a.figure.id} twice` };
  if (relations.length > 0) {
    const recorded = findRecordedReason(relations, a.figure, b.figure);
    if (recorded) return recorded;
    if (relations.some((each) => each.relation === 'excludes')) return null;
  }
  if (areDisjoint(a, b)) return null;
  const overlaps = periodsOverlap(a.figure.period, b.figure.period) && shareParty(a, b) === true;
  return { head: overlaps ? OVERLAPPING_SCOPES : 'scopes not shown to be separate', why: null };
}

/** Relations by their two figures, under either of them. */
function groupRelations(relations: readonly FigureRelation[]) {
  const groups = new Map<string, Map<string, FigureRelation[]>>();
  const add = (a: string, b: string, relation: FigureRelation) => {
    const others = groups.get(a) ?? new Map<string, FigureRelation[]>();
    groups.set(a, others.set(b, [...(others.get(b) ?? []), relation]));
  };
  for (const relation of relations) {
    add(relation.figure, relation.other, relation);
    add(relation.other, relation.figure, relation);
  }
  return groups;
}

const NONE: readonly FigureRelation[] = [];

/**
 * What is not shown about the scopes of some figures: a line for each kind of reason, in the order in
 * which pairs have them.
 * @param relations the conflict's relations between figures
 * @param parties its parties, with their members
 */
export function listScopeReasons(
  figures: readonly Figure[],
  relations: readonly FigureRelation[],
  parties: readonly PartyRecord[],
): string[] {
  const scopes = readScopes(figures, parties);
  const related = groupRelations(relations);
  // By head: the first pair in words, and which pairs there are that read differently.
  const found = new Map<string, { first: string; whys: Set<string | number> }>();
  for (const [index, a] of scopes.entries()) {
    const ofA = related.get(a.figure.id);
    for (const b of scopes.slice(index + 1)) {
      const reason = findReason(a, b, ofA?.get(b.figure.id) ?? NONE);
      if (reason === null) continue;
      const { head, why } = reason;
      const known = found.get(head) ?? { first: why ?? `${a.words}; ${b.words}`, whys: new Set() };
      found.set(head, known);
      known.whys.add(why ?? a.number * scopes.length + b.number);
    }
  }
  return [...found].map(([head, { first, whys }]) => {
    // A sentence stays readable: with many figures the first pair stands for the rest.
    const rest = whys.size > 1 ? `; and ${formatNumber(whys.size - 1)} more` : '';
    return `${head} (${first}${rest})`;
  });
}
