import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { takeLock } from '@/server/lock';

const LOCK = pathToFileURL(path.resolve(import.meta.dirname, 'lock.js')).href;

const PLATFORM = process.platform;
const setPlatform = (value: NodeJS.Platform) =>
  Object.defineProperty(process, 'platform', { value });

/** macOS keeps a lock as a file: what it does works here too. */
describe.each([PLATFORM, 'darwin'] as const)('as %s has it', (platform) => {
  beforeEach(() => setPlatform(platform));
  afterEach(() => setPlatform(PLATFORM));

  test('a lock is taken once, and again when it is released', async () => {
    const key = randomUUID();
    const first = await takeLock(key, 'process 7, at http://localhost:3000');
    expect(await takeLock(key, '')).toEqual({ heldBy: 'process 7, at http://localhost:3000' });
    if ('release' in first) first.release();
    const second = await takeLock(key, '');
    expect(second).toHaveProperty('release');
    if ('release' in second) second.release();
  });

  test('a killed process leaves no lock', async () => {
    const key = randomUUID();
    const script = `Object.defineProperty(process, 'platform', { value: '${platform}' });
      const { takeLock } = await import(${JSON.stringify(LOCK)});
      await takeLock(${JSON.stringify(key)}, 'the other');
      console.log('taken');
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
    await once(child.stdout, 'data');
    expect(await takeLock(key, '')).toEqual({ heldBy: 'the other' });
    child.kill('SIGKILL');
    await once(child, 'exit');
    const own = await takeLock(key, '');
    expect(own).toHaveProperty('release');
    if ('release' in own) own.release();
  });
});
