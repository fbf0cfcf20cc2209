import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Writable } from 'node:stream';
import type { Context } from '@/cli/context';
import { runCommand } from '@/cli/main';

const PROJECT = path.resolve(import.meta.dirname, '../../..');

export type Ran = { code: number | null; out: string; err: string };

function collect(): { stream: Writable; text: () => string } {
  const chunks: Buffer[] = [];
  const write = (chunk: Buffer, _encoding: string, done: () => void) => {
    chunks.push(chunk);
    done();
  };
  return { stream: new Writable({ write }), text: () => Buffer.concat(chunks).toString('utf8') };
}

/** Runs a command as the launcher does, in this process: its streams are pipes. */
export async function runCli(
  args: string[],
  env: Record<string, string> = {},
  over: Partial<Context> = {},
): Promise<Ran> {
  const out = collect();
  const err = collect();
  const code = await runCommand(args, {
    env,
    dataDir: '/nowhere',
    out: async (text) => void out.stream.write(text),
    err: err.stream,
    columns: null,
    hasCursor: false,
    ...over,
  });
  return { code, out: out.text(), err: err.text() };
}

/** Runs the program itself, as a process of its own with a bare environment. */
export async function spawnCli(args: string[], env: Record<string, string> = {}): Promise<Ran> {
  const child = spawn(process.execPath, ['cli/casualty-ledger.js', ...args], {
    cwd: PROJECT,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const streams = [child.stdout, child.stderr].map((stream) => {
    const { stream: sink, text } = collect();
    stream.pipe(sink);
    return text;
  });
  const [code] = await once(child, 'close');
  const [out = '', err = ''] = streams.map((text) => text());
  return { code, out, err };
}
