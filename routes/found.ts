import type { FigurePlaces } from '@/db/queries/get-figure-places';

/**
 * What a page's content depends on, as the ledger names it in its list of changes; what the page is
 * about comes first. The sitemap dates a page by them, and a pinned page is of the position at which one
 * of them last changed.
 */
export type Subjects = readonly [string, ...string[]];

/** What the path of a route names in the ledger. */
export type FoundThing = {
  /** Null: the whole ledger, which every entry changes. */
  subjects: Subjects | null;
  /** The figure that it is about, and where in the ledger its versions stand. */
  figure?: { id: string; places: FigurePlaces };
  /** Which of the figure's versions it is about, where it is about one. */
  version?: number;
  /** The id of the conflict that it belongs to. */
  conflict?: string;
  /** The one position of a frozen file. */
  fixedAt?: number;
};

/** What a path leads to: a thing, the path parameters that it has now, or nothing. */
export type Found = FoundThing | { movedTo: readonly string[] } | null;

export function subjectsOfConflict(id: string): Subjects {
  return [`conflict:${id}`];
}

/** A figure's page shows how it stands to the others under its question. */
export function subjectsOfFigure(id: string, question: string): Subjects {
  return [`figure:${id}`, `question:${question}`];
}

/** A question's page says what is not to be added, and names other questions of the conflict. */
export function subjectsOfQuestion(id: string, conflict: string): Subjects {
  return [`question:${id}`, `conflict:${conflict}`];
}

export function subjectsOfNamed(
  kind: 'source' | 'claimant' | 'release' | 'dataset',
  id: string,
): Subjects {
  return [`${kind}:${id}`];
}
