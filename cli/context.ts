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
};

/** A folder's path counts from where the program was called, the data folder's from the project. */
const PROJECT = path.resolve(import.meta.dirname, '..');

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
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
    columns: process.stdout.isTTY ? process.stdout.columns : null,
  };
}
