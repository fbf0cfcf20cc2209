import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const WHOLE = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  chromium.executablePath(),
];

/** The same engine without the browser around it: it takes half the processor time for a page. */
const SHELL = [process.env.CHROMIUM, '/usr/bin/chromium-headless-shell'];

const findFirst = (candidates) => candidates.find((each) => each && existsSync(each)) ?? null;

/**
 * The path of a whole Chromium: the one that `CHROMIUM` names, one of the system's, or Playwright's own.
 * @returns {string | null} null where there is none
 */
export const findWholeChromium = () => findFirst(WHOLE);

/**
 * The path of a Chromium that opens pages, the lightest that is there.
 * @returns {string | null} null where there is none
 */
export const findChromium = () => findFirst(SHELL) ?? findWholeChromium();
