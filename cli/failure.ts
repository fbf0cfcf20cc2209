import { formatFault, hidePasswords } from '@/db/error-words';
import { explainFileError } from '@/db/file-error';
import { EXIT_CODES, type ExitName } from './exit-codes';
import { formatGroup, groupProblems, toJsonGroup } from './problem-groups';

/** Something wrong at a place of a file that was given: what, and how to fix it. */
export type Problem = {
  file: string;
  /** Both count from 1. */
  line: number;
  column: number;
  /** Which entry of the file, from 1, and the field in it ("body.value"); empty for the entry itself. */
  entry: number;
  field: string;
  /** The place in words ("row 3, column who"), where "entry 3 who" would not say it. */
  where?: string | undefined;
  /** The value found there, as written; null where there is none. */
  value: string | null;
  message: string;
  fix: string;
};

/** How many groups of problems are shown; the rest is counted. */
const SHOWN = 20;

/** An error of the file system is the person's to correct, wherever it came up; any other as it is. */
export function explainFault(error: unknown): unknown {
  const said = error instanceof Failure ? null : explainFileError(error);
  return said ? new Failure('refused', said.problem, said.fix, { cause: error }) : error;
}

/** Something that the person at the keyboard can fix. No part of it holds a password. */
export class Failure extends Error {
  override name = 'Failure';
  readonly exit: ExitName;
  readonly fix: string;
  readonly problems: Problem[];
  readonly details: object;

  /**
   * @param exit decides the exit code
   * @param message what is wrong, naming the thing
   * @param fix what to do about it, as a command where there is one
   * @param options `problems`: every fault of the files that were given; `details`: what the JSON
   *   form says besides
   */
  constructor(
    exit: ExitName,
    message: string,
    fix: string,
    options: ErrorOptions & { problems?: Problem[]; details?: object } = {},
  ) {
    super(message, options);
    this.exit = exit;
    this.fix = fix;
    this.problems = options.problems ?? [];
    this.details = options.details ?? {};
  }
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}

/** What a person reads: what is wrong and the fix; for a fault of the program its whole stack. */
export function formatFailure(error: unknown): string {
  if (!(error instanceof Failure)) {
    return `${formatFault('✗ A fault of the program, for which it has no advice:', error)}\n`;
  }
  const groups = groupProblems(error.problems);
  const shown = groups.slice(0, SHOWN).map(formatGroup);
  const rest = groups.slice(SHOWN).flatMap(({ problems }) => problems).length;
  return `${[
    ...shown,
    ...(rest > 0 ? [`… and ${rest} more problem${rest === 1 ? '' : 's'}`] : []),
    `✗ ${error.message}`,
    indent(error.fix),
  ].join('\n')}\n`;
}

/** What a program reads: one JSON document, with every problem and their groups. */
export function formatFailureJson(error: unknown): string {
  const exit = error instanceof Failure ? error.exit : 'fault';
  const message = error instanceof Error ? error.message : String(error);
  const document = {
    ok: false,
    exit,
    exit_code: EXIT_CODES[exit].code,
    message: hidePasswords(message),
    fix: error instanceof Failure ? error.fix : null,
    problems: error instanceof Failure ? error.problems : [],
    groups: error instanceof Failure ? groupProblems(error.problems).map(toJsonGroup) : [],
    ...(error instanceof Failure ? error.details : {}),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
