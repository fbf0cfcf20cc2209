import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { bareEnvironment, killGroup, OWN_GROUP, runningChild, whenEnded } from './child';
import type { Settings } from './settings';
import { StartError } from './start-error';
import { type Stopper, Stopping } from './stopper';

/** What the supervisor starts, relative to the project's folder. */
export const WEB_SCRIPT = 'server/web.ts';

/** Beyond the time that requests under way get, for the rest of what the web process closes. */
const CLOSE_MS = 6_000;
const READY_MS = 120_000;
const LAST_WORDS_MS = 200;

/** Restarts: so many ends within this time mean that another start will not help either. */
const MAX_ENDS = 5;
const WITHIN_MS = 60_000;
const FIRST_PAUSE_MS = 500;

/** The two things that the web process may say. */
const messageSchema = z.union([
  z.object({ ready: z.literal(true), url: z.string() }),
  z.object({ failed: z.string() }),
]);

export type WebOptions = {
  root: string;
  settings: Pick<
    Settings,
    | 'port'
    | 'host'
    | 'publicUrl'
    | 'contact'
    | 'trustProxy'
    | 'logs'
    | 'metrics'
    | 'drainSeconds'
    | 'warm'
  >;
  /** Address of the role that may only read: the only one that the web process gets. */
  readerUrl: string;
  dev: boolean;
};

function spawnWeb({ root, settings, readerUrl, dev }: WebOptions): ChildProcess {
  const args = ['--import', import.meta.resolve('tsx'), path.join(root, WEB_SCRIPT)];
  return spawn(process.execPath, args, {
    ...OWN_GROUP,
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: bareEnvironment({
      DATABASE_URL: readerUrl,
      PORT: String(settings.port),
      HOST: settings.host,
      PUBLIC_URL: settings.publicUrl,
      ...(settings.contact === null ? {} : { CONTACT: settings.contact }),
      LOG: settings.logs ? 'json' : 'off',
      ...(settings.metrics === null ? {} : { METRICS: settings.metrics }),
      DRAIN_SECONDS: String(settings.drainSeconds),
      ...(settings.trustProxy ? { TRUST_PROXY: '1' } : {}),
      WARM: settings.warm ? '1' : '0',
      NODE_ENV: dev ? 'development' : 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      // Next reads .env files into the environment unless told that this has been done: an owner's
      // address kept in one would reach the process that must not know it.
      __NEXT_PROCESSED_ENV: 'true',
    }),
  });
}

/** Waits for the first word of a web process. @throws StartError when it fails, ends or is silent */
async function waitUntilReady(child: ChildProcess): Promise<void> {
  const timeout = new AbortController();
  const said = new Promise<'ready' | { problem: string }>((resolve) => {
    child.on('message', (raw) => {
      const message = messageSchema.safeParse(raw);
      if (!message.success) return;
      resolve('failed' in message.data ? { problem: message.data.failed } : 'ready');
    });
  });
  const first = await Promise.race([
    said,
    // Its last words may arrive after the news of its end.
    whenEnded(child).then((how) => sleep(LAST_WORDS_MS, { problem: `it ended (${how}).` })),
    sleep(READY_MS, { problem: `it said nothing for ${READY_MS / 1000} seconds.` }, timeout),
  ]);
  timeout.abort();
  if (first === 'ready') return;
  killGroup(child);
  throw new StartError(
    `The web process did not start: ${first.problem}`,
    'Mend what it names, then: npm start',
  );
}

/** How many milliseconds to wait before the next start, or `null` when it is time to give up. */
export function nextPause(ends: readonly number[], now: number): number | null {
  const recent = ends.filter((end) => now - end < WITHIN_MS);
  if (recent.length >= MAX_ENDS) return null;
  return recent.length < 2 ? 0 : FIRST_PAUSE_MS * 2 ** (recent.length - 2);
}

export type Web = {
  /** Rejects when the web process keeps ending; never resolves. */
  givenUp: Promise<never>;
};

/**
 * Starts the web process and resolves when it answers. Should it end later, it is started again
 * after a growing pause.
 */
export async function startWeb(
  options: WebOptions,
  stopper: Stopper,
  say: (line: string) => void,
): Promise<Web> {
  let child = spawnWeb(options);
  stopper.add({
    stop: () => runningChild(child, options.settings.drainSeconds * 1000 + CLOSE_MS).stop(),
    force: () => killGroup(child),
  });
  await waitUntilReady(child);

  async function keepRunning(): Promise<never> {
    const ends: number[] = [];
    for (;;) {
      const how = await whenEnded(child);
      if (stopper.isStopping) throw new Stopping();
      ends.push(Date.now());
      const pause = nextPause(ends, Date.now());
      if (pause === null) {
        throw new StartError(
          `The web process ended ${MAX_ENDS} times within a minute, last with ${how}.`,
          'Its own lines above say why. Mend that, then: npm start',
        );
      }
      say(
        `The web process ended (${how}); starting it again${pause > 0 ? ` in ${pause / 1000} s` : ''}.`,
      );
      await sleep(pause);
      if (stopper.isStopping) throw new Stopping();
      child = spawnWeb(options);
      const failure = await waitUntilReady(child).then(
        () => null,
        (error: unknown) => error,
      );
      say(failure instanceof Error ? failure.message : 'The web process answers again.');
    }
  }
  return { givenUp: keepRunning() };
}
