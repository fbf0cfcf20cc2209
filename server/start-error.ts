import { hidePasswords } from '@/db/addresses';

/**
 * Something that the person at the keyboard can mend: printed as two sentences, without a stack.
 * Neither may hold a password.
 */
export class StartError extends Error {
  override name = 'StartError';
  readonly mend: string;

  /**
   * @param problem what is wrong, naming the thing (port, folder, variable, process)
   * @param mend what to do about it, as a command where there is one
   */
  constructor(problem: string, mend: string, options?: ErrorOptions) {
    super(problem, options);
    this.mend = mend;
  }
}

/** A database driver keeps Postgres' own words in the cause of its error. */
function listCauses(error: unknown): string[] {
  if (!(error instanceof Error) || error.cause === undefined) return [];
  const { cause } = error;
  const words = cause instanceof Error ? cause.message : String(cause);
  return [`Caused by: ${words}`, ...listCauses(cause)];
}

/** What to print for an error: problem and mend, or the whole stack where we have no mend. */
export function formatError(error: unknown): string {
  if (error instanceof StartError) {
    return `✗ ${error.message}\n${error.mend.replace(/^/gm, '  ')}`;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const lines = ['✗ Casualty Ledger stopped because of an error that it has no advice for:', stack];
  return hidePasswords([...lines, ...listCauses(error)].join('\n'));
}
