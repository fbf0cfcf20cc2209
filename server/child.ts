import type { ChildProcess } from 'node:child_process';
import type { Running } from './stopper';

/**
 * Children lead a process group of their own: Ctrl-C in a terminal then reaches the supervisor
 * alone, which ends them in the right order, and a kill reaches their own children too.
 */
export const OWN_GROUP = { detached: process.platform !== 'win32', windowsHide: true } as const;

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

/** Kills a child and what it has started. */
export function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (OWN_GROUP.detached) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch (error) {
    // It ended between the question and the kill.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Resolves when a child has ended, also when that was long ago. */
export function whenEnded(child: ChildProcess): Promise<string> {
  const describe = () =>
    child.signalCode === null ? `exit code ${child.exitCode}` : `signal ${child.signalCode}`;
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(describe());
  return new Promise((resolve) => {
    child.once('exit', () => resolve(describe()));
    child.once('error', (error) => resolve(error.message));
  });
}

/** How to end a child: asked by SIGTERM, killed when it has not gone within `patienceMs`. */
export function runningChild(child: ChildProcess, patienceMs: number): Running {
  return {
    async stop() {
      const timer = setTimeout(() => killGroup(child), patienceMs);
      child.kill('SIGTERM');
      await whenEnded(child);
      clearTimeout(timer);
    },
    force: () => killGroup(child),
  };
}
