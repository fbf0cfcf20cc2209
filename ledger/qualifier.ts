import { QUALIFIERS, type Qualifier } from './vocabulary';

/** The qualifier of a sum, or why there is no sum, in words that a page shows. */
export type QualifierSum =
  | { kind: 'sum'; qualifier: Qualifier }
  | { kind: 'refused'; words: string };

/** One line of the table on `/methods`: an unordered pair and what its sum carries. */
export type QualifierSumRow = { a: Qualifier; b: Qualifier; sum: QualifierSum };

type End = 'plain' | 'floor' | 'ceiling' | 'soft' | 'range' | 'wordless';

const ENDS: Record<Qualifier, End> = {
  none: 'plain',
  exactly: 'plain',
  'at least': 'floor',
  'more than': 'floor',
  'up to': 'ceiling',
  'fewer than': 'ceiling',
  about: 'soft',
  near: 'soft',
  between: 'range',
  indefinite: 'wordless',
  denied: 'wordless',
};

/** Of two qualifiers with the same kind of end, the sum carries the first of these that occurs. */
const STRONGER: Record<Exclude<End, 'wordless'>, readonly Qualifier[]> = {
  // A bare number does not say how exact it is, so neither does a sum with one in it.
  plain: ['none', 'exactly'],
  // x >= 5 and y > 3 give x + y > 8: an open bound leaves the sum's bound open.
  floor: ['more than', 'at least'],
  ceiling: ['fewer than', 'up to'],
  // "about" promises less than "near".
  soft: ['about', 'near'],
  range: ['between'],
};

function refuse(words: string): QualifierSum {
  return { kind: 'refused', words };
}

/**
 * The qualifier that the sum of two numbers carries. Commutative, and associative with refusals
 * included, so that the order of the terms never shows. A floor and a range add up to a floor (over
 * the range's low end), a ceiling and a range to a ceiling (over its high end).
 */
export function sumQualifiers(a: Qualifier, b: Qualifier): QualifierSum {
  const ends = [ENDS[a], ENDS[b]];
  const has = (end: End) => ends.includes(end);
  for (const each of [...QUALIFIERS].filter((q) => q === a || q === b)) {
    if (ENDS[each] === 'wordless') return refuse(`"${each}" gives no number to add`);
  }
  if (has('floor') && has('ceiling')) {
    return refuse('a floor with a ceiling has no sum: neither end of it would be known');
  }
  if (has('soft') && (has('floor') || has('ceiling') || has('range'))) {
    const soft = ENDS[a] === 'soft' ? a : b;
    const other = ENDS[a] === 'soft' ? b : a;
    return refuse(`"${soft}" has no firm end that a bound ("${other}") could be added to`);
  }
  const kept = (['floor', 'ceiling', 'soft', 'range', 'plain'] as const).find(has);
  const qualifier = kept && STRONGER[kept].find((q) => q === a || q === b);
  if (!qualifier) throw new Error(`no rule for the sum of "${a}" and "${b}"`);
  return { kind: 'sum', qualifier };
}

/** Every pair of qualifiers once, in the order of `QUALIFIERS`: the whole table, for `/methods`. */
export const QUALIFIER_SUMS: readonly QualifierSumRow[] = QUALIFIERS.flatMap((a, i) =>
  QUALIFIERS.slice(i).map((b) => ({ a, b, sum: sumQualifiers(a, b) })),
);
