import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { inject } from 'vitest';
import { findFreePort } from '../integration/free-port';
import { createShippedLedger, type TestLedger } from '../integration/ledger';

const PROJECT = path.resolve(import.meta.dirname, '../..');
const READY = 'Casualty Ledger is at ';
/** In milliseconds, on a busy machine; a second is the promise. */
const SHOWN_WITHIN = 15_000;

export type Program = {
  origin: string;
  ledger: TestLedger;
  /** What it has printed so far. */
  output: () => string;
  stop: () => Promise<void>;
};

async function waitUntilReady(child: ChildProcess, output: () => string): Promise<void> {
  for (;;) {
    if (output().includes(READY)) return;
    if (child.exitCode !== null) throw new Error(`the program ended:\n${output()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The program that all files share which only read: the shipped figures, and nothing is appended. */
export const sharedProgram = (): Pick<Program, 'origin'> => ({ origin: inject('programOrigin') });

/** Where the permalinks of the filled program lead, and those of the pinned record. */
export const PUBLIC_URL = 'https://ledger.example';

/**
 * The program with something at each of its addresses, for all files that only read it. It begins when
 * the first file asks for it.
 */
export async function filledProgram(): Promise<{ origin: string; webUrl: string }> {
  const told = await fetch(inject('filledProgram'));
  if (!told.ok) throw new Error(`the filled program did not start: ${await told.text()}`);
  return told.json();
}

/** Waits until a page of a program shows a position. @throws Error when it has not in time */
export async function untilShown(origin: string, position: number): Promise<void> {
  for (const began = Date.now(); Date.now() - began < SHOWN_WITHIN; ) {
    const { headers } = await fetch(`${origin}/about`, { method: 'HEAD' });
    if (Number(headers.get('ledger-position')) >= position) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`position ${position} was not shown within ${SHOWN_WITHIN} ms`);
}

/** Settings of the program beside its port and its database. */
type Settings = Record<string, string>;

/** A program of the test's own, which may append to it. */
export const startProgram = async (settings: Settings = {}): Promise<Program> =>
  startProgramOn(await createShippedLedger(), settings);

/** The whole program, as `npm start` runs it, on a given database, which goes when it stops. */
export async function startProgramOn(
  ledger: TestLedger,
  settings: Settings = {},
): Promise<Program> {
  const port = await findFreePort();
  const child = spawn(process.execPath, ['server/start.js'], {
    cwd: PROJECT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      DATABASE_URL: ledger.webUrl,
      LEDGER_DATABASE_URL: ledger.editorUrl,
      OWNER_DATABASE_URL: ledger.ownerUrl,
      ...settings,
    },
  });
  let printed = '';
  const collect = (chunk: Buffer) => {
    printed += chunk.toString();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const output = () => printed;
  await waitUntilReady(child, output);
  return {
    origin: `http://localhost:${port}`,
    ledger,
    output,
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
      await ledger.drop();
    },
  };
}
