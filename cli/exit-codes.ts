/**
 * What the program tells the shell. `--help` lists the same words.
 */
export const EXIT_CODES = {
  done: { code: 0, words: 'done (a dry run too)' },
  refused: { code: 1, words: 'refused: a file, or what it asks for; nothing was changed' },
  usage: { code: 2, words: 'the command line is wrong' },
  noDatabase: { code: 3, words: 'no database, or none that can be used' },
  differs: { code: 4, words: 'verify found something that differs' },
  output: { code: 5, words: 'what came out could not be written' },
  fault: { code: 70, words: 'a fault of the program itself' },
  interrupted: {
    code: 130,
    words: 'interrupted (Ctrl-C); nothing was changed, or the words say what',
  },
} as const;

export type ExitName = keyof typeof EXIT_CODES;

/** The list for `--help`. */
export function formatExitCodes(): string {
  const lines = Object.values(EXIT_CODES).map(
    ({ code, words }) => `  ${String(code).padEnd(3)} ${words}`,
  );
  return `Exit codes:\n${lines.join('\n')}`;
}
