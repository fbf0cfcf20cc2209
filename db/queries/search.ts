import type { Claimant, Question, Source } from '../../figures/conflict';
import type { Database } from '../client';
import { listClaimants } from './list-claimants';
import { listQuestions } from './list-questions';
import { listSources } from './list-sources';

export type SearchResult = { questions: Question[]; claimants: Claimant[]; sources: Source[] };

/** Letters without case and marks, so that "Azerbaycan" finds "Azərbaycan". */
function fold(value: string): string {
  return value
    .toLocaleLowerCase('en')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ə', 'a')
    .replaceAll('ı', 'i');
}

function holdsAll(words: string[], ...texts: (string | null)[]): boolean {
  const folded = fold(texts.filter((value) => value !== null).join(' '));
  return words.every((word) => folded.includes(word));
}

/**
 * Questions, claimants and documents that hold every word of a query, whatever case or marks.
 * @param query as typed; without a word in it nothing is found
 */
export async function search(db: Database, position: number, query: string): Promise<SearchResult> {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return { questions: [], claimants: [], sources: [] };
  const [questions, claimants, sources] = await Promise.all([
    listQuestions(db, position),
    listClaimants(db, position),
    listSources(db, position),
  ]);
  return {
    questions: questions.filter((row) =>
      holdsAll(words, row.title, row.scope, row.counted, row.note),
    ),
    claimants: claimants.filter((row) => holdsAll(words, row.name, row.note)),
    sources: sources.filter((row) => holdsAll(words, row.publisher, row.title, row.author)),
  };
}
