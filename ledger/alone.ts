import type { FigureRelation } from './conflict';
import type { Figure } from './figure';
import { haveSameClaimant, listRelationsBetween, periodsOverlap } from './question';

function listDifferences(figure: Figure, other: Figure): string[] {
  return [
    ...(periodsOverlap(figure.period, other.period) ? [] : ['period']),
    ...(figure.affected.id === other.affected.id ? [] : ['whose losses they count']),
    ...(figure.counted === other.counted ? [] : ['who was counted']),
  ];
}

function listWords(words: string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

/**
 * Why a figure of a question has no rival there, in one sentence.
 * @param figures all current figures of the question, this one among them
 */
export function sayWhyAlone(
  figure: Figure,
  figures: readonly Figure[],
  relations: readonly FigureRelation[],
): string {
  const others = figures.filter((each) => each.id !== figure.id);
  if (others.length === 0) return 'The only figure in the ledger for this question.';
  const differences = [...new Set(others.flatMap((other) => listDifferences(figure, other)))];
  if (differences.length > 0) {
    return `Not directly comparable with the others: they differ in ${listWords(differences)}.`;
  }
  const recorded = others.flatMap((other) => listRelationsBetween(figure, other, relations));
  if (recorded.length > 0) {
    const names = [...new Set(recorded.map((each) => `"${each.relation}"`))];
    return `Not directly comparable with the others: recorded as ${listWords(names)}.`;
  }
  return others.every((other) => haveSameClaimant(figure, other))
    ? 'Not directly comparable with the others: the same claimant says them, as of another day.'
    : 'Not directly comparable with the others.';
}
