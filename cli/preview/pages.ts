import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { PROJECT_ROOT } from '@/project-root';
import { Failure } from '../failure';

const MACHINE = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'NODE_OPTIONS'];

/** What a child needs of this machine: nothing that could hold an address of a ledger. */
function bareEnvironment(given: Record<string, string>): NodeJS.ProcessEnv {
  const machine = MACHINE.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(machine), NODE_ENV: 'production', ...given };
}

/** A port of this machine that nothing listens on at this moment. */
async function findFreePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return address && typeof address === 'object' ? address.port : 0;
}

/** Has the pages built unless they are newer than their sources. */
export async function buildPages(): Promise<void> {
  const script = path.join(PROJECT_ROOT, 'build.js');
  // An image holds what was built, and not what builds it.
  if (!existsSync(script)) return;
  const child = spawn(process.execPath, [script, '--if-stale'], {
    env: bareEnvironment({}),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [code] = await once(child, 'exit');
  if (code === 0) return;
  throw new Failure(
    'refused',
    `The pages could not be built: ${said.trim()}`,
    'Correct what it names.',
  );
}

/** A web process on a port that only this machine reaches. */
export type Pages = { port: number; stop: () => Promise<void> };

/** Starts the web process on a database; it answers when this resolves. */
export async function startPages(readerUrl: string, publicUrl: string): Promise<Pages> {
  const port = await findFreePort();
  const child = spawn(process.execPath, [path.join(PROJECT_ROOT, 'dist/web.js')], {
    cwd: PROJECT_ROOT,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: bareEnvironment({
      PORT: String(port),
      HOST: '127.0.0.1',
      PUBLIC_URL: publicUrl,
      DATABASE_URL: readerUrl,
      DRAIN_SECONDS: '0',
      NEXT_TELEMETRY_DISABLED: '1',
      __NEXT_PROCESSED_ENV: 'true',
    }),
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-5_000);
  });
  const ended = once(child, 'exit').then(() => null);
  const stop = async () => {
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
    await ended;
    clearTimeout(late);
  };
  const first = await Promise.race([once(child, 'message'), ended]);
  const isReady = first !== null && typeof first[0] === 'object' && 'ready' in first[0];
  if (isReady) return { port, stop };
  await stop();
  throw new Error(`the web process of the preview did not start: ${said}`);
}
