import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** The variables of this machine that a child needs; nothing that could hold a secret. */
const MACHINE_VARIABLES = [
  'PATH',
  'HOME',
  'LANG',
  'TMPDIR',
  'TEMP',
  'TMP',
  'SystemRoot',
  'NODE_OPTIONS',
  'NODE_EXTRA_CA_CERTS',
  'CI',
];

/** An environment that holds the machine's own variables and those given, and nothing else. */
export function bareEnvironment(given: Record<string, string>): NodeJS.ProcessEnv {
  const machine = MACHINE_VARIABLES.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  // Next wants NODE_ENV in every environment's type; each caller gives it where it matters.
  return { ...Object.fromEntries(machine), ...given } as NodeJS.ProcessEnv;
}

/**
 * Children lead a process group of their own: Ctrl-C in a terminal then reaches the start program
 * alone, which ends them in the right order.
 */
export const OWN_GROUP = { detached: process.platform !== 'win32', windowsHide: true } as const;

/** Resolves with how a child ended, also when that was long ago. */
export function whenEnded(child: ChildProcess): Promise<string> {
  const describe = () =>
    child.signalCode === null ? `exit code ${child.exitCode}` : `signal ${child.signalCode}`;
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(describe());
  return new Promise((resolve) => {
    child.once('exit', () => resolve(describe()));
    child.once('error', (error) => resolve(error.message));
  });
}

/**
 * Asks a child to end. Windows has no signals: Node would kill it there, requests under way and all. One
 * that we talk to ends in good order when we no longer do.
 */
function ask(child: ChildProcess, signal: NodeJS.Signals): void {
  const kills = signal === 'SIGKILL';
  if (process.platform === 'win32' && child.connected && !kills) child.disconnect();
  else child.kill(signal);
}

/** Ends a child by one signal, and by a harder one when it has not gone within `patienceMs`. */
export async function endChild(
  child: ChildProcess,
  signals: [NodeJS.Signals, NodeJS.Signals],
  patienceMs: number,
): Promise<void> {
  const waiting = new AbortController();
  const ended = whenEnded(child).finally(() => waiting.abort());
  ask(child, signals[0]);
  await sleep(patienceMs, null, waiting)
    .then(() => child.kill(signals[1]))
    .catch(() => {}); // it went in time
  await ended;
}
