import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readLog } from '@/db/log-file';
import { SHIPPED_LOG } from '@/db/shipped-log';
import { IS_NIGHTLY } from '../extent';
import { runCli, spawnCli } from '../integration/cli/program';
import { createShippedLedger, type TestLedger } from '../integration/ledger';
import { published } from '../integration/published-data';
import { makeFolder, type ServerProcess, startServer } from '../integration/server-process';
import { untilShown } from './program';

/**
 * A ledger with a publisher's rows, a correction and a release is backed up from one database and
 * comes back in another, an embedded one, where the program serves the same bytes.
 */
const PROJECT = path.resolve(import.meta.dirname, '../..');
const SIGNED = ['--by', 'A test', '--why', 'To test'];
const PINNED = [
  '/figures/Z35Z0V8/v3.csv',
  '/figures/Z35Z0V8/v3.json',
  '/figures/Z35Z0V8/v1.bib',
  '/conflicts/nagorno-karabakh/figures.csv?at=170',
  '/conflicts/nagorno-karabakh/figures.json?at=181',
  '/releases/2026-11.zip',
  '/datasets/ged-excerpt/19.1/events.csv',
  '/datasets/ged-excerpt/19.1/yearly.csv',
];

const { folder, remove } = makeFolder();
const to = (name: string) => path.join(folder, name);
let ledger: TestLedger;
let first: ServerProcess;
let again: ServerProcess | null = null;
beforeAll(async () => {
  ledger = await createShippedLedger();
  first = await startServer({
    DATABASE_URL: ledger.webUrl,
    LEDGER_DATABASE_URL: ledger.editorUrl,
    OWNER_DATABASE_URL: ledger.ownerUrl,
  });
  await first.ready();
  const version = ['--dataset', 'ged-excerpt', '--version', '19.1', '--licence', 'CC BY 4.0'];
  await done(
    ...['import', 'ucdp-ged', published('ucdp/ged-19.1-excerpt.csv'), ...version],
    ...['--source', 'https://ucdp.uu.se/downloads/', ...SIGNED],
  );
  writeFileSync(
    to('correction.yaml'),
    'body:\n  id: Z35Z0V8\n  value: 7650\n  change: { kind: our error, reason: Misread, evidence: null }\n',
  );
  await done('correct', to('correction.yaml'), ...SIGNED);
  writeFileSync(
    to('release.yaml'),
    'body:\n  name: 2026-11\n  origin: https://ledger.example.org\n  notes: null\n',
  );
  await done('release', to('release.yaml'), ...SIGNED);
  await done('backup', to('backup'));
}, 120_000);
afterAll(async () => {
  await Promise.all([first.killAll(), again?.killAll()]);
  await ledger.drop();
  remove();
});

async function done(...args: string[]): Promise<string> {
  const { code, out, err } = await runCli(args, { LEDGER_DATABASE_URL: ledger.editorUrl });
  expect(code, err).toBe(0);
  return out;
}

/** The position after what is appended here: a figure, its correction, a release. */
const newest = async () => (await readLog(SHIPPED_LOG)).length + 3;

/** Every pinned file of a server, whole, once it shows the newest position. */
async function readPinned({ url }: ServerProcess): Promise<[string, number, string][]> {
  await untilShown(url, await newest());
  const files: [string, number, string][] = [];
  for (const address of PINNED) {
    const answer = await fetch(url + address);
    const body = Buffer.from(await answer.arrayBuffer()).toString('base64');
    files.push([address, answer.status, body]);
  }
  return files;
}

test.runIf(IS_NIGHTLY)(
  'a restore that is killed leaves no data folder, and no Postgres behind',
  async () => {
    const dataDir = to('killed');
    const child = spawn(process.execPath, ['cli/casualty-ledger.js', 'restore', to('backup')], {
      cwd: PROJECT,
      env: { PATH: process.env.PATH, NODE_ENV: 'production', DATA_DIR: dataDir },
      stdio: 'ignore',
    });
    const half = () => readdirSync(folder).find((name) => name.startsWith('killed.half-made-'));
    const isUp = () => existsSync(path.join(folder, half() ?? 'none', 'addresses.json'));
    for (let tries = 0; !isUp(); tries += 1) {
      if (tries > 2_000) throw new Error('no database came up');
      await sleep(10);
    }
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(existsSync(dataDir)).toBe(false);
    // The database ends with whoever started it, and takes its addresses along.
    for (let tries = 0; isUp(); tries += 1) {
      if (tries > 2_000) throw new Error('the database did not end');
      await sleep(10);
    }
    const { code, err } = await spawnCli(['restore', to('backup')], { DATA_DIR: dataDir });
    expect(code, err).toBe(0);
    expect(half()).toBeUndefined();
    const refused = await spawnCli(['restore', to('backup')], { DATA_DIR: dataDir });
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('is not empty')]);
  },
  180_000,
);

test.runIf(IS_NIGHTLY)(
  'restored into a new data folder, the program serves the same pinned bytes under the same head',
  async () => {
    const restored = await spawnCli(['restore', to('backup')], { DATA_DIR: to('restored') });
    expect(restored.code, restored.err).toBe(0);
    expect(restored.out).toContain('everything agrees; 18 of 18 tables');
    again = await startServer({ DATA_DIR: to('restored') });
    await again.ready();
    const before = await readPinned(first);
    expect(before.map(([address, status]) => [address, status])).toEqual(
      PINNED.map((address) => [address, 200]),
    );
    expect(await readPinned(again)).toEqual(before);
    const head = /^Head: (\S+)$/m.exec(await done('verify'))?.[1] ?? '';
    expect(head).toMatch(new RegExp(`^${await newest()}:`));
    const verified = await spawnCli(['verify', '--head', head], { DATA_DIR: to('restored') });
    expect(verified.code, verified.err).toBe(0);
  },
  180_000,
);
