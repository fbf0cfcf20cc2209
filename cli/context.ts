import { once } from 'node:events';
import path from 'node:path';
import { DEFAULT_DATA_DIR } from '@/db/addresses';

/** What a command has to do with the world around it. */
export type Context = {
  env: Record<string, string | undefined>;
  /** Where `npm start` keeps its own database. */
  dataDir: string;
  /** Writes a result; resolves when whoever reads it has room for more. */
  out: (text: string) => Promise<void>;
  /** Writes what is not the result: progress, warnings, failures. */
  err: NodeJS.WritableStream;
  /** Columns of the terminal that results go to; null where they go to a file or a pipe. */
  columns: number | null;
  /** Whether a line on `err` can be written again in its place. */
  hasCursor: boolean;
};

/** A folder's path counts from where the program was called, the data folder's from the project. */
const PROJECT = path.resolve(import.meta.dirname, '..');

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** A terminal's width; null for what is none. Some say that they are 0 wide: that is none to draw on. */
function widthOf(stream: NodeJS.WriteStream): number | null {
  return stream.isTTY && stream.columns > 0 ? stream.columns : null;
}

/** The terminal, pipe or file that the program was started with. */
export function createContext(): Context {
  // `casualty-ledger log | head`: whoever reads has had enough, which is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  return {
    env: process.env,
    dataDir: path.resolve(PROJECT, process.env.DATA_DIR || DEFAULT_DATA_DIR),
    out: write,
    err: process.stderr,
    columns: widthOf(process.stdout),
    hasCursor: widthOf(process.stderr) !== null,
  };
}
