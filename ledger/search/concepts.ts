import { LIGHT_WORDS, SYNONYMS, type Synonyms } from './synonyms';

/** One thing that a query asks for: the words it was typed as, and what else is called so. */
export type Concept = {
  /** As typed, folded. */
  words: string;
  /** Phrases that mean the same: names in the records, synonyms. */
  alike: readonly string[];
  /** How much it matters that a result has it, from 0 to 2. */
  weight: number;
  /** Typed in quotation marks: what has it not is no result. */
  isQuoted: boolean;
  /** The name of a side. */
  isParty: boolean;
};

/** Names of one thing, folded: a query that has one of them finds the others. */
export type Names = { names: readonly string[]; isParty: boolean };

/** More than so many things are not asked for at once: what follows is not read. */
const MOST_CONCEPTS = 24;
const LONGEST_NAME = 6;
const WEIGHTS = { number: 2, word: 1, light: 0.15 };

/** A query of 200 characters, cut where it was quoted: text in quotation marks of any kind, and the rest. */
export function splitQuoted(query: string): { text: string; isQuoted: boolean }[] {
  const plain = query.replaceAll(/[“”„‟«»″〝〞＂]/g, '"');
  const parts = plain.split('"');
  // Of an odd number of marks the last one opens nothing.
  const closed = parts.length % 2 === 0 ? parts.length - 1 : parts.length;
  return parts
    .map((text, index) => ({ text: text.trim(), isQuoted: index % 2 === 1 && index < closed }))
    .filter(({ text }) => text !== '');
}

type Index = ReadonlyMap<string, ReadonlySet<string>>;

/** What each of some words finds beside itself. */
function indexNames(groups: readonly Pick<Synonyms, 'words' | 'finds'>[]): Index {
  const index = new Map<string, Set<string>>();
  for (const { words, finds = [] } of groups) {
    for (const word of words) {
      const others = index.get(word) ?? new Set<string>();
      for (const other of [...words, ...finds]) if (other !== word) others.add(other);
      index.set(word, others);
    }
  }
  return index;
}

const KNOWN: Index = indexNames(SYNONYMS);

/** All words of the synonyms: a word that is one of them is not mistyped. */
export const SYNONYM_WORDS: readonly string[] = [
  ...new Set([...KNOWN.keys()].flatMap((name) => name.split(' '))),
].filter((word) => word.length > 3);

/** "skirmish" is looked up as "skirmishes" is, and the other way round. */
function listForms(words: string): string[] {
  return [words, `${words}s`, `${words}es`, words.replace(/s$/, ''), words.replace(/es$/, '')];
}

function listAlike(words: string, names: Index): string[] {
  const alike = listForms(words).flatMap((form) => [
    ...(KNOWN.get(form) ?? []),
    ...(names.get(form) ?? []),
  ]);
  return [...new Set(alike)].filter((other) => other !== words);
}

function isKnown(words: string, names: Index): boolean {
  return listForms(words).some((form) => KNOWN.has(form) || names.has(form));
}

function weigh(words: string): number {
  if (LIGHT_WORDS.has(words)) return WEIGHTS.light;
  // A year is named by many; another number is what a reader remembers of a figure.
  if (/^\d+$/.test(words)) return /^(?:1[89]|20)\d\d$/.test(words) ? 1.25 : WEIGHTS.number;
  return WEIGHTS.word;
}

/** The longest name or synonym that begins at a word, in words; 1 where there is none. */
function countNamed(words: string[], from: number, names: Index): number {
  for (let length = Math.min(LONGEST_NAME, words.length - from); length > 1; length -= 1) {
    if (isKnown(words.slice(from, from + length).join(' '), names)) return length;
  }
  return 1;
}

/**
 * What a query asks for.
 * @param parts of the query, folded; empty ones are passed over
 * @param groups names of one thing each, from the records, folded
 */
export function listConcepts(
  parts: readonly { text: string; isQuoted: boolean }[],
  groups: readonly Names[],
): Concept[] {
  const names = indexNames(groups.map((group) => ({ words: group.names })));
  const parties = new Set(groups.flatMap((group) => (group.isParty ? group.names : [])));
  const concepts = new Map<string, Concept>();
  const add = (words: string, isQuoted: boolean) => {
    if (words === '' || concepts.has(words)) return;
    const alike = isQuoted ? [] : listAlike(words, names);
    const weight = isQuoted ? 2 : weigh(words);
    const isParty = listForms(words).some((form) => parties.has(form));
    concepts.set(words, { words, alike, weight, isQuoted, isParty });
  };
  for (const { text, isQuoted } of parts) {
    if (isQuoted) {
      add(text, true);
      continue;
    }
    const words = text.split(' ');
    for (let at = 0; at < words.length; ) {
      const length = countNamed(words, at, names);
      add(words.slice(at, at + length).join(' '), false);
      at += length;
    }
  }
  return [...concepts.values()].slice(0, MOST_CONCEPTS);
}
