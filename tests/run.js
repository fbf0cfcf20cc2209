import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { findWholeChromium } from './e2e/chromium.js';

/**
 * `npm test`: looks for a Chromium, then runs every test; those that start the program build it first.
 * Arguments go to Vitest (`npm test -- --project 'unit*'`).
 */
const PROJECT = path.resolve(import.meta.dirname, '..');
const only = process.argv.slice(2);

function run(script, args) {
  const { status, error } = spawnSync(process.execPath, [path.join(PROJECT, script), ...args], {
    cwd: PROJECT,
    stdio: 'inherit',
  });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

function installChromium() {
  console.log('No Chromium on this machine: Playwright fetches its own.');
  run('node_modules/playwright-core/cli.js', ['install', 'chromium']);
}

if (findWholeChromium() === null) installChromium();
rmSync(path.join(PROJECT, 'tests/.output'), { recursive: true, force: true });
run('node_modules/vitest/vitest.mjs', ['run', ...only]);
