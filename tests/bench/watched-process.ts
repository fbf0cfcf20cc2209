import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';

/** How long a program ran, in seconds, and the most memory that it had resident, in megabytes. */
export type Watched = { seconds: number; megabytes: number; out: string };

/** The most memory that a process has had resident, in megabytes; null where it has ended. */
export async function peakOf(pid: number): Promise<number | null> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
  } catch {
    return null; // it has ended
  }
}

/** Runs a program to its end and watches it. Linux only. @throws Error when it fails */
export async function runWatched(
  command: string,
  args: string[],
  env: Record<string, string | undefined> = {},
): Promise<Watched> {
  const began = performance.now();
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => {
    if (out.length < 10_000) out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  let megabytes = 0;
  const watch = setInterval(async () => {
    const peak = child.pid === undefined ? null : await peakOf(child.pid);
    if (peak !== null && peak > megabytes) megabytes = peak;
  }, 20);
  const [code] = await once(child, 'close');
  clearInterval(watch);
  if (code !== 0) throw new Error(`${command} ended with ${code}:\n${err}`);
  return { seconds: (performance.now() - began) / 1000, megabytes, out };
}

export function median(values: readonly number[]): number {
  const middle = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  if (middle === undefined) throw new Error('nothing was measured');
  return middle;
}
