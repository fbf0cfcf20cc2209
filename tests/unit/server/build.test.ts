import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprintSources } from '@/server/build';

let root: string;
const write = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
};

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'ledger-build-'));
  write('app/page.tsx', 'page');
  write('package-lock.json', '{}');
});
afterEach(() => rmSync(root, { recursive: true }));

test('another content, a new file or another name is another build', async () => {
  const before = await fingerprintSources(root);
  write('app/page.tsx', 'other');
  const changed = await fingerprintSources(root);
  write('app/page.tsx', 'page');
  write('charts/model.ts', '');
  const added = await fingerprintSources(root);
  expect(new Set([before, changed, added]).size).toBe(3);
});

test('another time of the same content is the same build', async () => {
  const before = await fingerprintSources(root);
  utimesSync(path.join(root, 'app/page.tsx'), 1, 1);
  expect(await fingerprintSources(root)).toBe(before);
});

test('tests, texts, packages and data folders are no sources', async () => {
  const before = await fingerprintSources(root);
  for (const file of ['tests/a.ts', 'README.md', 'node_modules/a/b.js', '.next/BUILD_ID']) {
    write(file, 'x');
  }
  write('mydata/supervisor.lock', '{}');
  write('mydata/postgres/base/1', 'rows');
  expect(await fingerprintSources(root)).toBe(before);
});
