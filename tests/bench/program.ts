import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { findFreePort } from '../integration/free-port';

const PROJECT = path.resolve(import.meta.dirname, '../..');

/** `dataDir` holds the embedded database, and its addresses while the program runs. */
export type Program = {
  origin: string;
  dataDir: string;
  /** The start program. */
  pid: number;
  stop: () => Promise<void>;
};

/**
 * The whole program with its embedded Postgres, in a folder that goes away with it.
 * @param env more of its environment: addresses of another Postgres, for one
 */
export async function startProgram(env: Record<string, string> = {}): Promise<Program> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'casualty-ledger-bench-'));
  await chmod(folder, 0o755);
  const port = await findFreePort();
  const own = { NODE_ENV: 'production' as const, PORT: String(port), DATA_DIR: folder, ...env };
  const child = spawn(process.execPath, ['server/start.js'], {
    cwd: PROJECT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...own },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes('Casualty Ledger is at ')) resolve();
    });
    ended.then(() => reject(new Error(`the program ended:\n${printed}`)));
  });
  return {
    origin: `http://localhost:${env.PORT ?? port}`,
    dataDir: folder,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
