import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { createShippedLedger } from '../integration/ledger';

const PROJECT = path.resolve(import.meta.dirname, '../..');
const CLI = path.join(PROJECT, 'cli/casualty-ledger.js');
/** Temporary files of this test alone, so that what is left behind shows. */
const place = mkdtempSync(path.join(os.tmpdir(), 'ledger-preview-test-'));
// As root, Postgres runs as a user of its own, who must be able to enter it.
chmodSync(place, 0o755);
afterAll(() => rmSync(place, { recursive: true, force: true }));

type Line = { ok?: boolean; url?: string; entries?: number; problems?: unknown[] };

/** A preview that is running, and the lines of JSON that it says. */
function startPreview(folder: string, env: Record<string, string>) {
  const child = spawn(process.execPath, [CLI, 'preview', folder, '--port', '0', '--json'], {
    env: { ...process.env, ...env, TMPDIR: place },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Where the test gives up, nothing goes on without it.
  onTestFinished(() => void child.kill('SIGTERM'));
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const drawn = (): Line[] =>
    out
      .split('\n')
      .slice(0, -1)
      .map((line): Line => JSON.parse(line))
      .filter((line) => line.ok !== undefined);
  return {
    next: async (count: number): Promise<Line> => {
      const patience = { timeout: 50_000 };
      await expect.poll(() => [drawn().length, err], patience).toEqual([count, '']);
      return drawn()[count - 1] ?? {};
    },
    stop: async () => {
      child.kill('SIGINT');
      if (child.exitCode === null) await once(child, 'exit');
      return child.exitCode;
    },
  };
}

test('preview shows a folder, redraws it when it is saved, appends nothing and leaves nothing', async () => {
  const ledger = await createShippedLedger();
  const readHead = async () => {
    const [row] = await ledger.web.sql`select max(position)::int as head from ledger.entries`;
    return row?.head;
  };
  const before = await readHead();
  const folder = path.join(place, 'the-example');
  const made = spawn(process.execPath, [CLI, 'new', folder]);
  await once(made, 'exit');
  const preview = startPreview(folder, { LEDGER_DATABASE_URL: ledger.editorUrl });
  try {
    const first = await preview.next(1);
    const url = first.url ?? '';
    expect(first).toMatchObject({ ok: true, entries: 22 });
    const page = await fetch(url);
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(html).toContain('at least 400');
    expect(html).toContain('was the deadliest year');
    expect(html).toContain('/-/preview/events');
    const csv = await (await fetch(`${url}/figures.csv`)).text();
    const figure = /^.*,310,.*$/m.exec(csv)?.[0] ?? '';
    expect(figure).toContain(`${new URL(url).origin}/figures/`);

    const sheet = path.join(folder, 'figures.csv');
    const rows = readFileSync(sheet, 'utf8');
    writeFileSync(sheet, rows.replace(',310,', ',3l0,'));
    expect(await preview.next(2)).toMatchObject({ ok: false, problems: [{ value: '3l0' }] });
    const refused = await fetch(url);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('row 1, column value: 3l0');

    writeFileSync(sheet, rows.replace(',310,', ',311,'));
    expect(await preview.next(3)).toMatchObject({ ok: true, entries: 22 });
    const again = await (await fetch(`${url}/figures.csv`)).text();
    expect(again).toContain(figure.replace(',310,', ',311,').split(',', 4).join(','));
  } finally {
    expect(await preview.stop()).toBe(0);
    expect(await readHead()).toBe(before);
    await ledger.drop();
  }
  expect(readdirSync(place).filter((name) => name.startsWith('casualty-ledger'))).toEqual([]);
  expect(existsSync(folder)).toBe(true);
}, 170_000);
