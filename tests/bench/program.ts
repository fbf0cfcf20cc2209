import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { findFreePort } from '../integration/free-port';

const PROJECT = path.resolve(import.meta.dirname, '../..');

export type Program = { origin: string; stop: () => Promise<void> };

/** The whole program with its embedded Postgres, in a folder that goes away with it. */
export async function startProgram(): Promise<Program> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'casualty-ledger-bench-'));
  await chmod(folder, 0o755);
  const port = await findFreePort();
  const child = spawn(process.execPath, ['server/start.js'], {
    cwd: PROJECT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), DATA_DIR: folder },
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
    origin: `http://localhost:${port}`,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
