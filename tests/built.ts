import { spawnSync } from 'node:child_process';
import path from 'node:path';

const PROJECT = path.resolve(import.meta.dirname, '..');

/** Builds the program as it ships, unless that is done: tests that start it need it, pure ones do not wait. */
export default function build(): void {
  const args = ['build.js', '--if-stale'];
  const { status } = spawnSync(process.execPath, args, { cwd: PROJECT, stdio: 'inherit' });
  if (status !== 0) throw new Error('the program could not be built');
}
