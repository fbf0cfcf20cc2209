import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT } from '@/project-root';
import { bareEnvironment, endChild, OWN_GROUP, whenEnded } from './child';
import type { Settings } from './settings';
import { formatError, StartError } from './start-error';
import { type Started, stopSignal, whenStopping } from './stopping';

/** Beyond the time that requests under way get, for the rest of what the web process closes. */
const CLOSE_MS = 6_000;

/** The two things that the web process may say. */
const messageSchema = z.union([
  z.object({ ready: z.literal(true) }),
  z.object({ failed: z.string() }),
]);

export type WebOptions = { settings: Pick<Settings, 'web' | 'drainSeconds'>; dev: boolean };

/**
 * Node lets a heap grow to several times what lives in it while the machine has memory, and its allocator
 * keeps a store for each thread: both is measured in decision 0107.
 */
function spawnWeb({ settings, dev }: WebOptions): ChildProcess {
  const script = path.join(PROJECT_ROOT, 'dist/web.js');
  // Where pages are built, `server/source-maps.ts` reads what a printed error needs: all takes a second.
  const options = dev ? ['--enable-source-maps'] : ['--heap-growing-percent=40'];
  return spawn(process.execPath, [...options, script], {
    ...OWN_GROUP,
    cwd: PROJECT_ROOT,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: bareEnvironment({
      ...settings.web,
      // A page that is still being compiled for an older state of the server interests nobody.
      ...(dev ? { DRAIN_SECONDS: '0' } : {}),
      NODE_ENV: dev ? 'development' : 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      MALLOC_ARENA_MAX: '2',
      // Next reads .env files into the environment unless told that this has been done: an owner's
      // address kept in one would reach the process that must not know it.
      __NEXT_PROCESSED_ENV: 'true',
    }),
  });
}

/** A web process, and its first word. @throws StartError where it fails or ends */
type Loading = { child: ChildProcess; ready: Promise<void> };

async function waitUntilReady(child: ChildProcess): Promise<void> {
  const said = once(child, 'message', { signal: stopSignal });
  const ended = whenEnded(child).then((how) => [{ failed: `it ended (${how}).` }]);
  const message = messageSchema.parse((await Promise.race([said, ended]))[0]);
  said.catch(() => {}); // a later stop is expected
  if ('ready' in message) return;
  throw new StartError(
    `The web process did not start: ${message.failed}`,
    'Correct what it names, then: npm start',
  );
}

function load(options: WebOptions): Loading {
  const child = spawnWeb(options);
  const ready = waitUntilReady(child);
  ready.catch(() => {}); // `serve` tells of it
  return { child, ready };
}

/**
 * Starts the web process, which loads Next and then waits to be told of its database.
 * @returns `serve`, which gives it the address of the role that may only read, the only one that it
 *   gets; it resolves when the process answers, with how it ended, when it does
 */
export function loadWeb(options: WebOptions): {
  serve: (readerUrl: string) => Promise<{ ended: Promise<string> }>;
} {
  let { child, ready } = load(options);
  const patience = options.settings.drainSeconds * 1000 + CLOSE_MS;
  let answers = false;
  // One that is still loading has no requests under way, and does not listen to what it is asked yet.
  const stop = () => endChild(child, [answers ? 'SIGTERM' : 'SIGKILL', 'SIGKILL'], patience);
  const started: Started = { stop, kill: () => void child.kill('SIGKILL') };
  whenStopping(started);
  const serve = async (databaseUrl: string) => {
    // One that has ended is told nothing: `ready` says why.
    child.send({ databaseUrl }, () => {});
    await ready;
    answers = true;
  };
  return {
    async serve(readerUrl) {
      whenStopping(started); // ends before the database that it now reads
      await serve(readerUrl);
      const restart = async () => {
        await stop();
        answers = false;
        ({ child, ready } = load(options));
        await serve(readerUrl);
      };
      // In development one that has ended waits for the change that fixes it.
      return { ended: options.dev ? restartOnChange(restart) : whenEnded(child) };
    },
  };
}

/** Bundles the server's files at each change, and has a new web process serve them. */
async function restartOnChange(restart: () => Promise<void>): Promise<string> {
  const script = path.join(PROJECT_ROOT, 'build.js');
  const builder = spawn(process.execPath, [script, '--watch'], {
    ...OWN_GROUP,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  whenStopping({
    stop: () => endChild(builder, ['SIGTERM', 'SIGKILL'], CLOSE_MS),
    kill: () => void builder.kill('SIGKILL'),
  });
  let restarts = Promise.resolve();
  builder.on('message', () => {
    restarts = restarts.then(restart).then(
      () => console.log('The server has changed, and was started again.'),
      (error: unknown) => console.error(formatError(error)),
    );
  });
  return whenEnded(builder);
}
