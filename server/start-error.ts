import { formatFault } from '@/db/error-words';
import { explainFileError } from '@/db/file-error';

/**
 * Something that the person at the keyboard can put right: printed as what is wrong and what to do,
 * without a stack. Neither may hold a password.
 */
export class StartError extends Error {
  override name = 'StartError';
  readonly fix: string;

  /**
   * @param problem what is wrong, naming the thing (port, folder, variable, process)
   * @param fix what to do about it, as a command where there is one
   */
  constructor(problem: string, fix: string, options?: ErrorOptions) {
    super(problem, options);
    this.fix = fix;
  }
}

/** What to print for an error: problem and fix, or the whole stack where we know no fix. */
export function formatError(error: unknown): string {
  const said = (problem: string, fix: string) => `✗ ${problem}\n${fix.replace(/^/gm, '  ')}`;
  if (error instanceof StartError) return said(error.message, error.fix);
  const ofFile = explainFileError(error);
  if (ofFile)
    return said(
      ofFile.problem,
      `${ofFile.fix}\nThe data folder: DATA_DIR=/another/folder npm start`,
    );
  return formatFault('✗ Casualty Ledger stopped because of an unexpected error:', error);
}
