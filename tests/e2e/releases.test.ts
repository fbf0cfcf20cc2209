import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filledProgram } from './program';

let program: Awaited<ReturnType<typeof filledProgram>>;
let folder: string;
beforeAll(async () => {
  program = await filledProgram();
  folder = await mkdtemp(path.join(os.tmpdir(), 'casualty-ledger-release-'));
}, 120_000);
afterAll(() => rm(folder, { recursive: true }));

const get = (address: string) => fetch(`${program.origin}${address}`, { redirect: 'manual' });

test('a release made by the command line is listed, downloaded whole, proven and cited', async () => {
  expect(await (await get('/releases')).text()).toContain('href="/releases/2026-11-29"');
  const page = await get('/releases/first');
  const html = await page.text();
  expect(page.headers.get('link')).toContain('/releases/first.zip>; rel="item"');
  expect(await (await get('/releases')).text()).toContain('href="/releases/first"');
  const answer = await get('/releases/first.zip');
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(answer.headers.get('content-type')).toBe('application/zip');
  const zip = Buffer.from(await answer.arrayBuffer());
  expect(html).toContain(createHash('sha256').update(zip).digest('hex'));
  const file = path.join(folder, 'first.zip');
  await writeFile(file, zip);
  const script =
    'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print("\\n".join(z.namelist()))';
  const names = execFileSync('python3', ['-c', script, file], { encoding: 'utf8' });
  expect(names).toContain('datapackage.json');
  expect(await (await get('/releases/first.bib')).text()).toContain('casualtyledger_release_first');
  expect((await get('/releases/second')).status).toBe(404);
});
