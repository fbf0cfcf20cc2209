/** So many words of a scope, found in the title, show that the title says it already. */
const WORDS = 4;

/** What a count is limited to, in words; null where there is no limit or the question's title says it. */
export function sayOwnScope(question: { title: string; scope: string | null }): string | null {
  if (question.scope === null) return null;
  const start = question.scope.toLowerCase().split(' ').slice(0, WORDS).join(' ');
  return question.title.toLowerCase().includes(start) ? null : question.scope;
}
