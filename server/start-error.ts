import { formatFault } from '@/db/error-words';

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

/** What to print for an error: problem and mend, or the whole stack where we have no mend. */
export function formatError(error: unknown): string {
  if (error instanceof StartError) {
    return `✗ ${error.message}\n${error.mend.replace(/^/gm, '  ')}`;
  }
  return formatFault(
    '✗ Casualty Ledger stopped because of an error that it has no advice for:',
    error,
  );
}
