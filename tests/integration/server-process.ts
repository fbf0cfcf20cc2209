import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findFreePort } from './free-port';

const PROJECT = path.resolve(import.meta.dirname, '../..');

/** A folder that Postgres' own user can reach, which `mkdtemp` alone does not make as root. */
export function makeFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ledger-server-'));
  chmodSync(folder, 0o755);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

function readProc(file: string): string {
  try {
    return readFileSync(`/proc/${file}`, 'utf8');
  } catch {
    return ''; // it has ended
  }
}

/** Whether a process runs; a killed one that its parent has not yet been told of does not count. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return !/\) Z /.test(readProc(`${pid}/stat`));
}

/** Kills a process, unless it has ended meanwhile: as those of Postgres do when its first one is gone. */
function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** The command line of a process, where /proc tells it. */
const commandLine = (pid: number) => readProc(`${pid}/cmdline`).replaceAll('\0', ' ');

/** The parent of every process: from /proc, because a small container has no `ps`. */
function listParents(): { pid: number; parent: number }[] {
  if (process.platform !== 'linux') {
    const lines = execFileSync('ps', ['-axo', 'pid=,ppid='], { encoding: 'utf8' }).trim();
    return lines.split('\n').map((line) => {
      const [pid, parent] = line.trim().split(/\s+/).map(Number);
      return { pid: pid ?? 0, parent: parent ?? 0 };
    });
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
        return [{ pid: Number(name), parent }];
      } catch {
        return []; // it ended while the list was read
      }
    });
}

function listDescendants(of: number): number[] {
  const all = listParents();
  const below = (pid: number): number[] =>
    all.filter((one) => one.parent === pid).flatMap((one) => [one.pid, ...below(one.pid)]);
  return below(of);
}

/** The process that serves pages, below the one that starts the program. */
export function findWebProcess(start: number): number {
  const found = listDescendants(start).find((pid) => commandLine(pid).includes('dist/web.js'));
  if (found === undefined) throw new Error('no web process runs');
  return found;
}

/** Waits for something to become true. @throws when it has not within ten seconds */
export async function eventually(what: string, isTrue: () => boolean): Promise<void> {
  for (const began = Date.now(); !isTrue(); ) {
    if (Date.now() - began > 10_000) throw new Error(`not within 10 seconds: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Waits until processes have ended, each of them. */
export const whenGone = (pids: number[]) =>
  eventually(`the end of ${pids}`, () => !pids.some(isAlive));

export type ServerProcess = {
  pid: number;
  url: string;
  /** Everything printed so far. */
  output: () => string;
  signal: (name: NodeJS.Signals) => void;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Resolves when the address is printed. @throws with the whole output when it ends before */
  ready: () => Promise<void>;
  /** The processes that it has started, with theirs. */
  descendants: () => number[];
  /** The one of them that serves pages. */
  web: () => number;
  /** Kills it and all of them. */
  killAll: () => Promise<void>;
};

function watch(child: ChildProcess, port: number): ServerProcess {
  let printed = '';
  const collect = (chunk: Buffer) => {
    printed += chunk.toString('utf8');
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  const { pid } = child;
  if (pid === undefined) throw new Error('the program could not be started');
  const ended: ServerProcess['ended'] = new Promise((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  return {
    pid,
    url: `http://127.0.0.1:${port}`,
    output: () => printed,
    signal: (name) => void child.kill(name),
    ended,
    async ready() {
      while (!printed.includes('Casualty Ledger is at ')) {
        if (hasEnded()) throw new Error(`it ended before it was ready:\n${printed}`);
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    },
    descendants: () => listDescendants(pid),
    web: () => findWebProcess(pid),
    async killAll() {
      const all = [pid, ...listDescendants(pid)];
      for (const one of all) kill(one);
      await whenGone(all);
    },
  };
}

/**
 * Starts the program as `npm start` does, with a bare environment, so that nothing of the test's
 * own settings reaches it.
 */
export async function startServer(
  given: Record<string, string>,
  args: string[] = [],
): Promise<ServerProcess> {
  const port = given.PORT ? Number(given.PORT) : await findFreePort();
  const child = spawn(process.execPath, ['server/start.js', ...args], {
    cwd: PROJECT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      // Permalinks in the files that the tests compare must not depend on the port.
      PUBLIC_URL: 'https://ledger.example.org',
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'production',
      ...given,
      PORT: given.PORT ?? String(port),
    },
  });
  return watch(child, port);
}
