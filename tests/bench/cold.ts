import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { readAddressFile } from '@/db/addresses';
import { openDatabase } from '@/db/client';
import { startBareNext } from './bare-next';
import { correctFigure } from './correct-figure';
import { startProgram } from './program';
import { report } from './report';
import { median } from './watched-process';

/**
 * `npm run bench:cold`: what nobody has asked for before. `npm start` on a built tree with a ledger in it,
 * to the first answer; then, after each correction of a figure, the page of another, its own and the
 * dashboard, of which an earlier position is kept, beside a page of Next with nothing on it that is made
 * at each request.
 */
const STARTS = 5;
const POSITIONS = 12;
const CORRECTED = 'HVTN2V3';
/** Each with the most milliseconds that it may take. */
const PAGES = {
  'a figure’s page': { path: '/figures/Z35Z0V8', most: 15 },
  'the corrected figure’s page': { path: `/figures/${CORRECTED}`, most: 15 },
  'the dashboard': { path: '/', most: 60 },
} as const;

const folder = await mkdtemp(path.join(os.tmpdir(), 'casualty-ledger-bench-'));
// Postgres does not run as root, and must get there.
await chmod(folder, 0o755);

async function timeOf(url: string): Promise<number> {
  const began = performance.now();
  const answer = await fetch(url);
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${url}: ${answer.status}`);
  return performance.now() - began;
}

/** Seconds from the command to the first page, with all data there. */
async function start(): Promise<number> {
  const began = performance.now();
  const program = await startProgram({ DATA_DIR: folder });
  await timeOf(`${program.origin}/figures/Z35Z0V8`);
  const seconds = (performance.now() - began) / 1000;
  await program.stop();
  return seconds;
}

await start(); // fills the folder
const starts: number[] = [];
for (let turn = 0; turn < STARTS; turn += 1) starts.push(await start());
report({
  work: '`npm start` on a built tree, to the first answer',
  ours: median(starts),
  peer: null,
  unit: 's',
  aim: { most: 2.5 },
});

const program = await startProgram({ DATA_DIR: folder });
const addresses = await readAddressFile(folder);
if (!addresses) throw new Error(`no addresses in ${folder}`);
const editor = openDatabase(addresses.appender, { max: 1, name: 'bench editor' });
const bare = await startBareNext();

try {
  const times = new Map<string, number[]>(
    [...Object.keys(PAGES), 'bare'].map((name) => [name, []]),
  );
  for (const { path } of Object.values(PAGES)) await timeOf(program.origin + path);
  for (let turn = 0; turn < POSITIONS; turn += 1) {
    await correctFigure(editor.db, CORRECTED, 400 + turn);
    // The server asks for the newest position once a second at most.
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    for (const [name, { path }] of Object.entries(PAGES)) {
      times.get(name)?.push(await timeOf(program.origin + path));
    }
    times.get('bare')?.push(await timeOf(bare.dynamic));
  }
  const of = (name: string) => median(times.get(name) ?? []);
  for (const [name, { most }] of Object.entries(PAGES)) {
    const work = `${name} at a new position, drawings kept`;
    report({ work, ours: of(name), peer: null, unit: 'ms', aim: { most } });
  }
  console.log(`a bare page of Next, made at each request: ${of('bare').toFixed(1)} ms`);
} finally {
  bare.stop();
  await editor.close();
  await program.stop();
  await rm(folder, { recursive: true, force: true });
}
