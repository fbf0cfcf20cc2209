import type { Claimant, Question, Source } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import { formatClaimant, formatPeriod, formatValue } from '@/ledger/wording';
import type { Database } from '../client';
import { listClaimants } from './list-claimants';
import { listFigures } from './list-figures';
import { listQuestions } from './list-questions';
import { listSources } from './list-sources';

export type SearchResult = {
  figures: Figure[];
  questions: Question[];
  claimants: Claimant[];
  sources: Source[];
};

const NOTHING: SearchResult = { figures: [], questions: [], claimants: [], sources: [] };

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

/** What a figure can be found by: its id, its number with and without commas, its words, its year. */
function textsOf(figure: Figure): string[] {
  const said = formatValue(figure);
  return [
    ...[figure.id, said, said.replaceAll(/(?<=\d),(?=\d)/g, ''), figure.wording ?? ''],
    ...[figure.question.title, figure.question.scope ?? '', formatClaimant(figure)],
    ...[formatPeriod(figure.period), figure.period.edtf, figure.as_of],
  ];
}

/**
 * Questions, claimants and documents that hold every word of a query, whatever case or marks; and
 * figures, where a word has a digit in it: a number, a year, an id.
 * @param query as typed; without a word in it nothing is found
 */
export async function search(db: Database, position: number, query: string): Promise<SearchResult> {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return NOTHING;
  const hasNumber = words.some((word) => /\d/.test(word));
  const [figures, questions, claimants, sources] = await Promise.all([
    hasNumber ? listFigures(db, position, {}) : [],
    listQuestions(db, position),
    listClaimants(db, position),
    listSources(db, position),
  ]);
  return {
    figures: figures.filter((figure) => holdsAll(words, ...textsOf(figure))),
    questions: questions.filter((row) =>
      holdsAll(words, row.title, row.scope, row.counted, row.note),
    ),
    claimants: claimants.filter((row) => holdsAll(words, row.name, row.note)),
    sources: sources.filter((row) => holdsAll(words, row.publisher, row.title, row.author)),
  };
}
