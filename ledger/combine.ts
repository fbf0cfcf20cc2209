import type { FigureRelation, PartyRecord } from './conflict';
import type { Figure } from './figure';
import { type Interval, toInterval } from './interval';
import { sumQualifiers } from './qualifier';
import { haveSameClaimant } from './question';
import { listScopeReasons } from './scope-reasons';
import type { Qualifier } from './vocabulary';
import { formatDay, formatNumber, formatValue } from './wording';

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

/** Whether something holds for each two of some things; of hundreds there are ten thousands of pairs. */
function holdsPairwise<T>(all: readonly T[], holds: (a: T, b: T) => boolean): boolean {
  return all.every((a, index) => all.slice(index + 1).every((b) => holds(a, b)));
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
  if (holdsPairwise(clear, haveSameClaimant)) return reasons;
  // Two reports of one publisher are told apart by their titles.
  const short = new Set(clear.map((figure) => nameClaimant(figure, false)));
  const names = short.size > 1 ? short : new Set(clear.map((figure) => nameClaimant(figure, true)));
  return [...reasons, `different claimants (${[...names].join('; ')})`];
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

/** Why the qualifiers of some figures have no sum, two by two. */
function listUnfit(figures: readonly Figure[]): string[] {
  const all = figures.map(({ qualifier }) => qualifier);
  // What follows the first of a qualifier holds all that follows its others.
  const firsts = [...new Set(all)].map((qualifier) => [qualifier, all.indexOf(qualifier)] as const);
  const said = firsts.flatMap(([qualifier, at]) =>
    [...new Set(all.slice(at + 1))].flatMap((other) => {
      const sum = sumQualifiers(qualifier, other);
      return sum.kind === 'refused' ? [sum.words] : [];
    }),
  );
  return [...new Set(said)];
}

function listReasons(figures: readonly Figure[], { relations, parties }: CombineContext): string[] {
  return [
    ...listOwnReasons(figures),
    ...differing('conflicts', figures, (f) => f.conflict),
    ...differing('measures', figures, (f) => f.measure),
    ...listClaimantReasons(figures),
    ...differing('as-of days', figures, (f) => ({ id: f.as_of, name: formatDay(f.as_of) })),
    ...listScopeReasons(figures, relations, parties),
    ...listUnfit(figures),
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
