import type { Figure } from './figure';

/**
 * The figures that a conflict's page opens with: those of the document that its first recorded
 * figure stands in, in the order in which they were recorded. No figure is chosen for its number.
 * @param figures current ones of one conflict, each once
 * @param recorded the position at which each figure, by id, was first recorded
 */
export function listHeadlines(
  figures: readonly Figure[],
  recorded: ReadonlyMap<string, number>,
): Figure[] {
  const place = (figure: Figure) => recorded.get(figure.id) ?? figure.position;
  const ordered = figures.toSorted((a, b) => place(a) - place(b));
  const document = ordered[0]?.sources[0]?.id;
  return ordered.filter((figure) => figure.sources.some((source) => source.id === document));
}
