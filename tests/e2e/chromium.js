import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const INSTALLED = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The path of a Chromium: the one that `CHROMIUM` names, one of the system's, or Playwright's own.
 * @returns {string | null} null where there is none
 */
export function findChromium() {
  const candidates = [...INSTALLED, chromium.executablePath()];
  return candidates.find((candidate) => candidate && existsSync(candidate)) ?? null;
}
