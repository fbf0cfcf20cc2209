/** Blanks the password of every address in a text. */
export function hidePasswords(text: string): string {
  return text.replace(/([a-z][a-z0-9+.-]*:\/\/[^\s:/@]*):\S*@/gi, '$1:…@');
}

/** A database driver keeps Postgres' own words in the cause of its error. */
function listCauses(error: unknown): string[] {
  if (!(error instanceof Error) || error.cause === undefined) return [];
  const { cause } = error;
  const words = cause instanceof Error ? cause.message : String(cause);
  return [`Caused by: ${words}`, ...listCauses(cause)];
}

/** An error that nobody has a fix for: its whole stack and its causes, without passwords. */
export function formatFault(first: string, error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return hidePasswords([first, stack, ...listCauses(error)].join('\n'));
}
