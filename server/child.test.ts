import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { endChild, whenEnded } from './child';

const PLATFORM = process.platform;
const setPlatform = (value: NodeJS.Platform) =>
  Object.defineProperty(process, 'platform', { value });
afterEach(() => setPlatform(PLATFORM));

const CHILD = `process.on('disconnect', () => process.exit(7));
  process.on('SIGTERM', () => process.exit(8));
  process.send('here');`;

test.each([
  ['by a signal', 'linux', 'exit code 8'],
  ['without signals, as on Windows, by the end of what is said to it', 'win32', 'exit code 7'],
] as const)('a child ends in good order: %s', async (_how, platform, expected) => {
  const child = spawn(process.execPath, ['-e', CHILD], { stdio: ['ignore', 'ignore', 2, 'ipc'] });
  await once(child, 'message');
  setPlatform(platform);
  await endChild(child, ['SIGTERM', 'SIGKILL'], 10_000);
  expect(await whenEnded(child)).toBe(expected);
});
