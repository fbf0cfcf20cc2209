import { once } from 'node:events';
import path from 'node:path';
import { DEFAULT_DATA_DIR } from '@/db/addresses';
import { explainFileError } from '@/db/file-error';
import { PROJECT_ROOT } from '@/project-root';
import { EXIT_CODES } from './exit-codes';
import { Failure, formatFailure } from './failure';

/** What a command has to do with the world around it. */
export type Context = {
  env: Record<string, string | undefined>;
  /** Where `npm start` keeps its own database. */
  dataDir: string;
  /** Writes a result; resolves when its reader has room for more. */
  out: (text: string) => Promise<void>;
  /** Writes what is not the result: progress, warnings, failures. */
  err: NodeJS.WritableStream;
  /** Columns of the terminal that results go to; null where they go to a file or a pipe. */
  columns: number | null;
  /** Whether a line on `err` can be written again in its place. */
  hasCursor: boolean;
};

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** A terminal's width; null for what is none. Some say that they are 0 wide: that is none to draw on. */
function widthOf(stream: NodeJS.WriteStream): number | null {
  return stream.isTTY && stream.columns > 0 ? stream.columns : null;
}

/** The terminal, pipe or file that the program was started with. */
export function createContext(): Context {
  // `casualty-ledger log | head`: the reader has had enough, which is not an error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    const why =
      explainFileError(error)?.problem ?? `What comes out cannot be written (${error.code}).`;
    const fix = 'Write it elsewhere. What was appended before stays: casualty-ledger log --reverse';
    process.stderr.write(formatFailure(new Failure('output', why, fix, { cause: error })));
    process.exit(EXIT_CODES.output.code);
  });
  // Nobody reads what goes wrong any more: the exit code still says it.
  process.stderr.on('error', () => {});
  return {
    env: process.env,
    // A folder's path counts from where the program was called, the data folder's from the project.
    dataDir: path.resolve(PROJECT_ROOT, process.env.DATA_DIR || DEFAULT_DATA_DIR),
    out: write,
    err: process.stderr,
    columns: widthOf(process.stdout),
    hasCursor: widthOf(process.stderr) !== null,
  };
}
