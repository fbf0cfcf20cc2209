import type { FigureRelation, PartyRecord } from './conflict';
import type { Figure } from './figure';
import { type Interval, toInterval } from './interval';
import { periodsAreDisjoint } from './period';
import { sumQualifiers } from './qualifier';
import { haveSameClaimant, listRelationsBetween, periodsOverlap } from './question';
import { formatRelation, readRelation } from './relation';
import type { MeasureFamily, Qualifier, Relation } from './vocabulary';
import {
  formatAffected,
  formatCounted,
  formatDay,
  formatNumber,
  formatPeriod,
  formatValue,
} from './wording';

/**
 * What adding figures gives. A sum's `value` is the number that its qualifier qualifies, in the
 * measure's unit, as in a figure; null is unknown. `of` holds the figures' ids in the order given.
 * A refusal's `words` are one sentence for the page, made of all its `reasons`.
 */
export type Combination =
  | {
      kind: 'sum';
      value: number | null;
      low: number | null;
      high: number | null;
      qualifier: Qualifier;
      of: string[];
    }
  | { kind: 'refused'; reasons: string[]; words: string };

export type CombineContext = {
  relations: readonly FigureRelation[];
  parties: readonly PartyRecord[];
};

type Pair = readonly [Figure, Figure];

function listPairs(figures: readonly Figure[]): Pair[] {
  return figures.flatMap((a, i) => figures.slice(i + 1).map((b): Pair => [a, b]));
}

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

/** Every party that a figure's answer takes in, itself included; null where that is not known. */
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

/** Whether two figures' parties share a member; null where the sources' own words do not settle it. */
function shareParty([a, b]: Pair, parties: readonly PartyRecord[]): boolean | null {
  const ofA = listMembers(a.affected.id, parties);
  const ofB = listMembers(b.affected.id, parties);
  if (ofA === null || ofB === null) return null;
  if ([...ofA].some((member) => ofB.has(member))) return true;
  return a.affected_basis === 'stated' && b.affected_basis === 'stated' ? false : null;
}

function countsAreApart([a, b]: Pair): boolean {
  const counts = [a.counted?.trim().toLowerCase(), b.counted?.trim().toLowerCase()];
  const has = (words: readonly string[]) =>
    counts.some((c) => c !== undefined && words.includes(c));
  return APART.some(([some, others]) => has(some) && has(others));
}

function scopesAreDisjoint(pair: Pair, relations: FigureRelation[], context: CombineContext) {
  const [a, b] = pair;
  const [ucdpA, ucdpB] = [a.question.ucdp_conflict_id, b.question.ucdp_conflict_id];
  return (
    relations.some((each) => each.relation === 'excludes') ||
    (periodsAreDisjoint(a.period, b.period) && HAPPENS_ONCE.includes(a.measure.family)) ||
    shareParty(pair, context.parties) === false ||
    countsAreApart(pair) ||
    (ucdpA !== null && ucdpB !== null && ucdpA !== ucdpB)
  );
}

function describeScope(figure: Figure): string {
  const { measure, period, question } = figure;
  const parts = [formatPeriod(period), formatAffected(figure)];
  if (measure.family !== 'materiel' && measure.family !== 'incidents')
    parts.push(`counted: ${formatCounted(figure)}`);
  return `"${question.title}" of ${parts.join(', ')}`;
}

/** Why a pair's scopes are not shown to be apart; null where they are. */
function findScopeReason(
  pair: Pair,
  context: CombineContext,
  describe: (figure: Figure) => string,
): { head: string; why: string } | null {
  const [a, b] = pair;
  if (a.id === b.id) return { head: OVERLAPPING_SCOPES, why: `figure ${a.id} twice` };
  const relations = listRelationsBetween(a, b, context.relations);
  const overlap = relations.find((each) => OVERLAPPING.includes(each.relation));
  if (overlap) {
    const why = `${overlap.figure} is recorded against ${overlap.other} as "${overlap.relation}"`;
    return { head: OVERLAPPING_SCOPES, why };
  }
  const rival = relations.find((each) => RIVAL.includes(each.relation));
  if (rival) {
    const relation = readRelation(rival, a, b);
    const why = `${rival.figure} ${formatRelation(relation, 'forward')} ${rival.other}`;
    return { head: RIVAL_ANSWERS, why };
  }
  if (scopesAreDisjoint(pair, relations, context)) return null;
  const overlaps = periodsOverlap(a.period, b.period) && shareParty(pair, context.parties) === true;
  const head = overlaps ? OVERLAPPING_SCOPES : 'scopes not shown to be separate';
  return { head, why: `${describe(a)}; ${describe(b)}` };
}

function nameClaimant({ claimant, sources }: Figure, withTitle: boolean): string {
  if (claimant.kind !== 'document') return claimant.name;
  const documents = sources.map((s) => (withTitle ? `${s.publisher}, "${s.title}"` : s.publisher));
  return `${claimant.name} in ${[...new Set(documents)].join(' and ')}`;
}

function differing(
  what: string,
  figures: readonly Figure[],
  pick: (figure: Figure) => { id: string; name: string },
): string[] {
  const names = new Map(figures.map(pick).map(({ id, name }) => [id, name]));
  return names.size > 1 ? [`different ${what} (${[...names.values()].join('; ')})`] : [];
}

function listClaimantReasons(figures: readonly Figure[]): string[] {
  const clear = figures.filter((figure) => figure.claimant.kind !== 'not clear');
  const unclear = figures.filter((figure) => !clear.includes(figure));
  const titles = [...new Set(unclear.map((figure) => `"${figure.question.title}"`))];
  const reasons = titles.length > 0 ? [`a claimant that is not clear (${titles.join('; ')})`] : [];
  if (listPairs(clear).every(([a, b]) => haveSameClaimant(a, b))) return reasons;
  // Two reports of one publisher are told apart by their titles.
  const short = new Set(clear.map((figure) => nameClaimant(figure, false)));
  const names = short.size > 1 ? short : new Set(clear.map((figure) => nameClaimant(figure, true)));
  return [...reasons, `different claimants (${[...names].join('; ')})`];
}

function listScopeReasons(
  figures: readonly Figure[],
  pairs: Pair[],
  context: CombineContext,
): string[] {
  // Of hundreds of figures there are ten thousands of pairs: what is of one figure is said once.
  const scopes = new Map(figures.map((figure) => [figure, describeScope(figure)]));
  const found = pairs
    .map((pair) => findScopeReason(pair, context, (figure) => scopes.get(figure) ?? ''))
    .filter((each) => each !== null);
  return [...new Set(found.map((each) => each.head))].map((head) => {
    const whys = [...new Set(found.filter((each) => each.head === head).map((each) => each.why))];
    // A sentence stays readable: with many figures the first pair stands for the rest.
    const rest = whys.length > 1 ? `; and ${formatNumber(whys.length - 1)} more` : '';
    return `${head} (${whys[0]}${rest})`;
  });
}

/** What is wrong with the figures themselves, each on its own. */
function listOwnReasons(figures: readonly Figure[]): string[] {
  const withdrawn = figures.filter((figure) => figure.status === 'withdrawn');
  const odd = figures.filter((figure) => toInterval(figure).outOfOrder);
  const name = (some: Figure[]) => [...new Set(some.map((figure) => figure.id))].join('; ');
  return [
    ...(withdrawn.length > 0 ? [`withdrawn (${name(withdrawn)})`] : []),
    ...(odd.length > 0 ? [`published bounds that are out of order (${name(odd)})`] : []),
  ];
}

function listReasons(figures: readonly Figure[], context: CombineContext): string[] {
  const pairs = listPairs(figures);
  const ids = new Set(figures.map(({ id }) => id));
  const among = context.relations.filter(({ figure, other }) => ids.has(figure) && ids.has(other));
  const qualifiers = new Map(
    pairs.map(([a, b]) => [`${a.qualifier} ${b.qualifier}`, [a.qualifier, b.qualifier] as const]),
  );
  const unfit = [...qualifiers.values()].flatMap(([a, b]) => {
    const sum = sumQualifiers(a, b);
    return sum.kind === 'refused' ? [sum.words] : [];
  });
  return [
    ...listOwnReasons(figures),
    ...differing('conflicts', figures, (f) => f.conflict),
    ...differing('measures', figures, (f) => f.measure),
    ...listClaimantReasons(figures),
    ...differing('as-of days', figures, (f) => ({ id: f.as_of, name: formatDay(f.as_of) })),
    ...listScopeReasons(figures, pairs, { ...context, relations: among }),
    ...new Set(unfit),
  ];
}

/** Unknown stays unknown: one null makes the sum null. */
function sumOrUnknown(numbers: (number | null)[]): number | null {
  return numbers.reduce((sum, n) => (sum === null || n === null ? null : sum + n), 0);
}

/** What a term puts into a sum's floor (or ceiling): its bound; a bare number, which has none, itself. */
function anchor(interval: Interval, bound: 'low' | 'high'): number | null {
  return interval.end === 'bare' ? (interval[bound] ?? interval.best) : interval[bound];
}

/** In a floor or a ceiling `value` is the bound that the qualifier names, else the sum of values. */
function sumNumbers(figures: readonly Figure[], qualifier: Qualifier) {
  const intervals = figures.map(toInterval);
  const low = sumOrUnknown(intervals.map((i) => i.low));
  const high = sumOrUnknown(intervals.map((i) => i.high));
  if (qualifier === 'at least' || qualifier === 'more than')
    return { value: sumOrUnknown(intervals.map((i) => anchor(i, 'low'))), low, high };
  if (qualifier === 'up to' || qualifier === 'fewer than')
    return { value: sumOrUnknown(intervals.map((i) => anchor(i, 'high'))), low, high };
  return { value: sumOrUnknown(intervals.map((i) => i.best)), low, high };
}

function refuse(reasons: string[]): Combination {
  const last = reasons.at(-1);
  const said = reasons.length > 1 ? `${reasons.slice(0, -1).join(', ')} and ${last}` : `${last}`;
  return { kind: 'refused', reasons, words: `Not added: ${said}.` };
}

/**
 * Adds figures where the records prove that they can be added, and else says why not: one conflict,
 * measure, claimant and as-of day, scopes shown to be disjoint pair by pair, qualifiers that have a
 * sum, and a sum that a number can hold exactly (2^53 - 1).
 * @param context the conflict's relations between figures, and its parties with their members
 * @throws Error for fewer than two figures
 */
export function combine(figures: readonly Figure[], context: CombineContext): Combination {
  const [first, ...others] = figures;
  if (!first || others.length === 0) throw new Error('a sum needs at least two figures');
  const reasons = listReasons(figures, context);
  if (reasons.length > 0) return refuse(reasons);
  const qualifier = others.reduce<Qualifier>((q, figure) => {
    const sum = sumQualifiers(q, figure.qualifier);
    if (sum.kind === 'refused') throw new Error(`pairs add up but not all together: ${sum.words}`);
    return sum.qualifier;
  }, first.qualifier);
  const sums = sumNumbers(figures, qualifier);
  const numbers = [sums.value, sums.low, sums.high].filter((n) => n !== null);
  // A floor whose own number is unknown says nothing, whatever its other end.
  if (formatValue({ ...sums, qualifier }) === 'unknown')
    return refuse([
      `no number that is known for all of them and that "${qualifier}" could qualify`,
    ]);
  if (numbers.some((n) => n > Number.MAX_SAFE_INTEGER)) {
    return refuse([`a sum above ${formatNumber(Number.MAX_SAFE_INTEGER)} is not kept exactly`]);
  }
  return { kind: 'sum', ...sums, qualifier, of: figures.map((figure) => figure.id) };
}
