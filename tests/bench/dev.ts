import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort } from '../integration/free-port';
import { report } from './report';
import { median } from './watched-process';

/**
 * `npm run bench:dev`: a copy of the project under `npm run dev`, in which a chart's drawing is
 * changed again and again: seconds until its page and its `.svg` show the change. Linux or macOS: the
 * packages are linked, not copied.
 */
const ROUNDS = 5;
const PROJECT = path.resolve(import.meta.dirname, '../..');
const CHART = '/charts/nagorno-karabakh/battle-related-deaths';
const SOURCE = 'charts/columns/chart.tsx';
/** How dark columns are: a number that stands in the drawing as it stands here. */
const SHADE = 'SHADES = [0.78,';

await mkdir(path.join(PROJECT, 'tests/.output'), { recursive: true });
const folder = await mkdtemp(path.join(PROJECT, 'tests/.output/dev-'));
const data = await mkdtemp(path.join(os.tmpdir(), 'casualty-ledger-bench-'));
// Postgres does not run as root, and must get there.
for (const each of [folder, data]) await chmod(each, 0o755);

async function copyProject(): Promise<void> {
  const listed = execFileSync('git', ['ls-files'], { cwd: PROJECT, encoding: 'utf8' });
  for (const file of listed
    .split('\n')
    .filter((name) => name && !/^(tests\/|package-lock)/.test(name))) {
    const to = path.join(folder, file);
    await mkdir(path.dirname(to), { recursive: true });
    await cp(path.join(PROJECT, file), to);
  }
  execFileSync('cp', ['-al', path.join(PROJECT, 'node_modules'), folder]);
}

/** Waits until an address answers with a text in it. @returns when, by this process's clock */
async function seen(url: string, text: string): Promise<number> {
  const until = performance.now() + 60_000;
  while (performance.now() < until) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok && (await answer.text()).includes(text)) return performance.now();
    await sleep(20);
  }
  throw new Error(`${url} has no ${text} after a minute`);
}

await copyProject();
const port = await findFreePort();
const program = spawn(process.execPath, ['server/start.js', '--dev'], {
  cwd: folder,
  env: { ...process.env, PORT: String(port), DATA_DIR: data, NEXT_TELEMETRY_DISABLED: '1' },
  stdio: ['ignore', 'ignore', 'inherit'],
});
try {
  const source = await readFile(path.join(folder, SOURCE), 'utf8');
  if (!source.includes(SHADE)) throw new Error(`${SOURCE} no longer says "${SHADE}"`);
  const addresses = ['', '.svg'].map((ending) => `http://localhost:${port}${CHART}${ending}`);
  for (const address of addresses) await seen(address, '0.78');
  const times: number[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const shade = `0.7${round}3`;
    await writeFile(path.join(folder, SOURCE), source.replace(SHADE, `SHADES = [${shade},`));
    const began = performance.now();
    const all = await Promise.all(addresses.map((address) => seen(address, shade)));
    times.push((Math.max(...all) - began) / 1000);
  }
  report({
    work: 'an edit of a chart, until its page and its SVG show it in `npm run dev`',
    ours: median(times),
    peer: null,
    unit: 's',
    aim: { most: 2 },
  });
} finally {
  const ended = once(program, 'exit');
  program.kill('SIGTERM');
  await ended;
  for (const each of [folder, data]) await rm(each, { recursive: true, force: true });
}
