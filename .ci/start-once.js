import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/**
 * What the README promises of a system that the tests were not written on: starts the program with a
 * Postgres of its own, asks for a page, a picture of each kind and a CSV, stops it, and starts it again on
 * the same data.
 */
const PROJECT = path.resolve(import.meta.dirname, '..');
const PORT = '3987';
const ASKED = {
  '/': 'text/html',
  '/charts/nagorno-karabakh/displaced.svg': 'image/svg+xml',
  '/charts/nagorno-karabakh/displaced.png': 'image/png',
  '/conflicts/nagorno-karabakh/figures.csv': 'text/csv',
};

async function ask() {
  for (const [address, type] of Object.entries(ASKED)) {
    const answer = await fetch(`http://127.0.0.1:${PORT}${address}`);
    const { length } = Buffer.from(await answer.arrayBuffer());
    const given = answer.headers.get('content-type');
    console.log(`${answer.status} ${given} ${length} bytes ${address}`);
    if (answer.status !== 200 || !given?.startsWith(type)) throw new Error('not as it should be');
  }
}

/** @param {string} folder for the data */
async function startAskStop(folder) {
  const child = spawn(process.execPath, ['server/start.js'], {
    cwd: PROJECT,
    env: { ...process.env, DATA_DIR: folder, PORT, HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const ready = new Promise((resolve) => {
    let said = '';
    child.stdout.on('data', (chunk) => {
      process.stdout.write(chunk);
      said += chunk;
      if (said.includes('Casualty Ledger is at ')) resolve(true);
    });
  });
  try {
    if ((await Promise.race([ready, ended])) !== true) throw new Error('it did not start');
    await ask();
  } finally {
    child.kill('SIGTERM');
  }
  const [code] = await ended;
  if (code !== 0) throw new Error(`it ended with ${code}`);
}

const folder = await mkdtemp(path.join(os.tmpdir(), 'casualty-ledger-start-'));
// As root, Postgres runs as a user of its own, who must be able to enter the folder.
await chmod(folder, 0o755);
try {
  await startAskStop(path.join(folder, 'data'));
  await startAskStop(path.join(folder, 'data'));
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 10 });
}
