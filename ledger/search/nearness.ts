/** How near a name in an address is to another, for readers who have mistyped one. Pure. */

/** Parts of three letters, the ends marked, as Postgres' pg_trgm takes a text apart. */
function listTrigrams(text: string): Set<string> {
  const padded = `  ${text} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
}

/** Twice the trigrams that both have, of all that they have: 0 for nothing alike, 1 for the same. */
function compareTrigrams(a: string, b: string): number {
  const [x, y] = [listTrigrams(a), listTrigrams(b)];
  const both = [...x].filter((trigram) => y.has(trigram)).length;
  return (2 * both) / (x.size + y.size);
}

const listWords = (name: string) => name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');

/** A word of fewer letters is in too many names to lead to one. */
const LEAST_WORD = 4;
/** What a name is worth that has every word asked for, and others. */
const HOLDS_ALL = 0.6;

/**
 * From 0 (nothing alike) to 1 (the same): by letters, or by words where one name has all of the other's.
 * @param asked the name as it was typed
 * @param name one that there is
 */
export function nearness(asked: string, name: string): number {
  const [a, b] = [asked.toLowerCase(), name.toLowerCase()];
  const letters = compareTrigrams(a, b);
  const [some, all] = [listWords(a), new Set(listWords(b))];
  const holds =
    some.some((word) => word.length >= LEAST_WORD) && some.every((word) => all.has(word));
  return holds ? Math.max(letters, HOLDS_ALL + (0.4 * some.length) / all.size) : letters;
}
