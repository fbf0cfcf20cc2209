/**
 * What a page's content depends on, as the ledger names it in its list of changes; what the page is
 * about comes first. The front draws a page anew where one of these changed, and the sitemap dates
 * the page by them.
 */
export type Subjects = readonly [string, ...string[]];

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
