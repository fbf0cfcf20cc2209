import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acquireLock } from '@/server/lock';
import { startMark } from '@/server/process-identity';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'ledger-lock-'));
  file = path.join(folder, 'supervisor.lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

const acquire = () => acquireLock(file, folder, 'http://localhost:3000');
const write = (pid: number, mark: string | null) =>
  writeFileSync(file, JSON.stringify({ pid, mark, startedAt: '2026-01-01', url: 'http://h:1' }));

test('a free lock is taken, and gone when it is released', async () => {
  const lock = await acquire();
  expect(lock.takenOver).toBe(false);
  expect(readFileSync(file, 'utf8')).toContain(`"pid":${process.pid}`);
  lock.release();
  expect(existsSync(file)).toBe(false);
});

test('a lock of a running process is refused, naming the process and where it serves', async () => {
  write(process.ppid, startMark(process.ppid));
  await expect(acquire()).rejects.toThrow(
    `process ${process.ppid}, started 2026-01-01, at http://h:1`,
  );
});

test('a lock of a process that is gone is taken over', async () => {
  write(2 ** 22 + 1, null);
  expect((await acquire()).takenOver).toBe(true);
});

test('a process that got the id of the dead one later does not hold its lock', async () => {
  write(process.ppid, 'another boot/1');
  expect((await acquire()).takenOver).toBe(true);
});

test('a lock that a kill cut short is taken over', async () => {
  writeFileSync(file, '{"pid":');
  expect((await acquire()).takenOver).toBe(true);
});

test('releasing leaves a lock that is no longer ours', async () => {
  const lock = await acquire();
  write(process.ppid, null);
  lock.release();
  expect(existsSync(file)).toBe(true);
});
