import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isStale } from '../../build.js';

let root: string;
const inRoot = (file: string) => path.join(root, file);
const BEFORE = new Date(Date.now() - 60_000);

function write(file: string, time: Date): void {
  const folder = path.dirname(inRoot(file));
  mkdirSync(folder, { recursive: true });
  writeFileSync(inRoot(file), '');
  utimesSync(inRoot(file), time, time);
  if (folder !== root) utimesSync(folder, time, time);
}

const stale = () => isStale(inRoot('.next/BUILD_ID'), /^cli$/, root);

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'ledger-build-'));
  write('app/page.tsx', BEFORE);
  write('app/layout.tsx', BEFORE);
  write('.next/BUILD_ID', new Date());
});
afterEach(() => rmSync(root, { recursive: true }));

test('a build is used again until a source is changed, added or taken away', () => {
  expect(stale()).toBe(false);
  const later = new Date(Date.now() + 60_000);
  write('app/page.tsx', later);
  expect(stale()).toBe(true);
  write('app/page.tsx', BEFORE);
  expect(stale()).toBe(false);
  write('charts/model.ts', later);
  expect(stale()).toBe(true);
  rmSync(inRoot('charts'), { recursive: true });
  rmSync(inRoot('app/layout.tsx'));
  utimesSync(inRoot('app'), later, later); // as the removal does, in the same second as this build
  expect(stale()).toBe(true);
});

test('what was never built is stale', () => {
  rmSync(inRoot('.next'), { recursive: true });
  expect(stale()).toBe(true);
});

test('tests, texts, packages, data folders and what another build is made from are no sources', () => {
  const later = new Date(Date.now() + 60_000);
  for (const file of [
    'tests/a.ts',
    'app/page.test.tsx',
    'README.md',
    'node_modules/a/b.js',
    'cli/main.ts',
    '.env',
  ]) {
    write(file, later);
  }
  // Beside its page: the folder's own time is that of what is in it.
  utimesSync(inRoot('app'), BEFORE, BEFORE);
  write('mydata/postgres/base', later);
  write('mydata/secrets.json', later);
  expect(stale()).toBe(false);
});
