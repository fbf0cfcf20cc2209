import { inArray } from 'drizzle-orm';
import type { Claimant, Question, Source } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import {
  type Concept,
  listConcepts,
  type Names,
  SYNONYM_WORDS,
  splitQuoted,
} from '@/ledger/search/concepts';
import { readNumbers } from '@/ledger/search/read-numbers';
import { LIGHT_WORDS } from '@/ledger/search/synonyms';
import type { Database } from '../client';
import { claimants } from '../schema/claimants';
import { events } from '../schema/events';
import { places } from '../schema/places';
import { questions } from '../schema/questions';
import { listAsOf } from './as-of';
import { listCompletions, listSimilarWords } from './find-words';
import { listFigures } from './list-figures';
import { foldTexts, listNames } from './list-names';
import { listSources } from './list-sources';
import { type RankedQuestion, type Ranking, rankQuestions } from './rank-questions';

/** A question with all its figures, those that hold most of the query first: what a strip is drawn of. */
export type FoundQuestion = { question: Question; figures: Figure[] };

/** A dated event, with the names of its places. */
export type FoundEvent = {
  id: string;
  conflict: string;
  date: string;
  title: string;
  places: string[];
};

export type SearchResult = {
  questions: FoundQuestion[];
  claimants: Claimant[];
  sources: Source[];
  events: FoundEvent[];
  /** Words that nothing holds, with what they were taken for; null where they were left out. */
  misread: { typed: string; meant: string | null }[];
  /** Nothing holds what stands in quotation marks as it stands: its words were looked for. */
  isUnquoted: boolean;
};

/** Results of each kind at most. */
const MOST_FOUND = 12;
const LONGEST_QUERY = 200;
const NOTHING: SearchResult = {
  questions: [],
  claimants: [],
  sources: [],
  events: [],
  misread: [],
  isUnquoted: false,
};

type Part = { text: string; isQuoted: boolean };
type Search = { db: Database; position: number; names: Names[] };

/** What the query asks for, in the letters of the search's documents. */
async function readQuery({ db }: Pick<Search, 'db'>, query: string): Promise<Part[]> {
  const typed = query
    .normalize('NFKC')
    // The turned e of other alphabets, which looks the same and is typed for the letter of Azerbaijani.
    .replaceAll(/[\u01DD\u018E]/gu, '\u0259')
    .replaceAll(/\0|\p{Surrogate}/gu, ' ')
    .slice(0, LONGEST_QUERY);
  const parts = splitQuoted(typed).map((part) => ({ ...part, text: readNumbers(part.text) }));
  const folded = await foldTexts(
    db,
    parts.map(({ text }) => text),
  );
  return parts.flatMap(({ isQuoted }, index) => {
    const text = folded[index] ?? '';
    return text === '' ? [] : [{ text, isQuoted }];
  });
}

/** A word that nothing holds, as the beginning of others, or as a mistyped one. */
async function reread({ db, position, names }: Search, concept: Concept) {
  const { words } = concept;
  if (words.length < 3 || /[\s\d]/.test(words) || concept.isQuoted) return null;
  const longer = await listCompletions(db, position, words);
  if (longer.length > 0) return { concept: { ...concept, alike: longer }, meant: null };
  const [meant] = await listSimilarWords(db, position, words, SYNONYM_WORDS);
  if (meant === undefined) return null;
  const [read] = listConcepts([{ text: meant, isQuoted: false }], names);
  return read === undefined ? null : { concept: read, meant };
}

type Ranked = Pick<SearchResult, 'misread' | 'isUnquoted'> & { ranking: Ranking };

async function rank(search: Search, parts: Part[]): Promise<Ranked | null> {
  const { db, position, names } = search;
  const concepts = listConcepts(parts, names);
  if (concepts.length === 0) return null;
  const ranking = await rankQuestions(db, position, concepts, MOST_FOUND);
  const misread: SearchResult['misread'] = [];
  let isReread = false;
  for (const place of ranking.unknown) {
    const concept = concepts[place];
    if (concept === undefined || LIGHT_WORDS.has(concept.words)) continue;
    const read = await reread(search, concept);
    if (read !== null) {
      concepts[place] = read.concept;
      isReread = true;
    }
    if (read === null || read.meant !== null) {
      misread.push({ typed: concept.words, meant: read?.meant ?? null });
    }
  }
  const last = isReread ? await rankQuestions(db, position, concepts, MOST_FOUND) : ranking;
  return { ranking: last, misread, isUnquoted: false };
}

/** What is in quotation marks must be there; where nothing holds it so, its words are looked for. */
async function rankQuoted(search: Search, parts: Part[]): Promise<Ranked | null> {
  const ranked = await rank(search, parts);
  const isEmpty = ranked === null || isNothing(ranked.ranking);
  if (!isEmpty || !parts.some(({ isQuoted }) => isQuoted)) return ranked;
  const again = await rank(
    search,
    parts.map(({ text }) => ({ text, isQuoted: false })),
  );
  return again && { ...again, isUnquoted: true };
}

function isNothing({ questions: found, subjects }: Ranking): boolean {
  return found.length + subjects.length === 0;
}

async function loadQuestions(
  { db, position }: Search,
  ranked: RankedQuestion[],
): Promise<FoundQuestion[]> {
  if (ranked.length === 0) return [];
  const ids = ranked.map(({ question }) => question);
  const [rows, figures] = await Promise.all([
    listAsOf(db, questions, position, inArray(questions.id, ids)),
    listFigures(db, position, { questions: ids }),
  ]);
  return ranked.flatMap(({ question: id, figures: best }) => {
    const question = rows.find((row) => row.id === id);
    const turn = (figure: Figure) =>
      best.includes(figure.id) ? best.indexOf(figure.id) : best.length;
    const own = figures.filter((figure) => figure.question.id === id);
    return question ? [{ question, figures: own.toSorted((a, b) => turn(a) - turn(b)) }] : [];
  });
}

async function loadEvents({ db, position }: Search, ids: string[]): Promise<FoundEvent[]> {
  if (ids.length === 0) return [];
  const [rows, placeRows] = await Promise.all([
    listAsOf(db, events, position, inArray(events.id, ids)),
    listAsOf(db, places, position),
  ]);
  const nameOf = (id: string) => {
    const names = placeRows.find((place) => place.id === id)?.names ?? [];
    return [...new Set(names.map(({ name }) => name))].join(' / ');
  };
  return ids.flatMap((id) => {
    const row = rows.find((event) => event.id === id);
    if (!row) return [];
    const { conflict, date, title } = row;
    return [{ id, conflict, date, title, places: row.places.map(nameOf).filter(Boolean) }];
  });
}

async function loadSources({ db, position }: Search, ids: string[]): Promise<Source[]> {
  // Several states of one document are one result: the newest.
  const states = await Promise.all(ids.map((id) => listSources(db, position, id)));
  return states.flatMap((listed) => listed.slice(-1));
}

async function loadClaimants({ db, position }: Search, ids: string[]): Promise<Claimant[]> {
  if (ids.length === 0) return [];
  const rows = await listAsOf(db, claimants, position, inArray(claimants.id, ids));
  return rows.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

/**
 * Questions with their figures, claimants, documents and events that hold most of what a query asks
 * for, best first: any word of it may be missing. Numbers, names and words are found as people write
 * them; case, accents and typography decide nothing.
 * @param query as typed, of which 200 characters are read; nothing is found without a word in it
 */
export async function search(db: Database, position: number, query: string): Promise<SearchResult> {
  const parts = await readQuery({ db }, query);
  if (parts.length === 0) return NOTHING;
  const within: Search = { db, position, names: await listNames(db, position) };
  const ranked = await rankQuoted(within, parts);
  if (ranked === null) return NOTHING;
  const { ranking, misread, isUnquoted } = ranked;
  const idsOf = (kind: string) =>
    ranking.subjects.filter((subject) => subject.kind === kind).map(({ id }) => id);
  const [foundQuestions, foundClaimants, foundSources, foundEvents] = await Promise.all([
    loadQuestions(within, ranking.questions),
    loadClaimants(within, idsOf('claimant')),
    loadSources(within, idsOf('source')),
    loadEvents(within, idsOf('event')),
  ]);
  return {
    questions: foundQuestions,
    claimants: foundClaimants,
    sources: foundSources,
    events: foundEvents,
    misread,
    isUnquoted,
  };
}
