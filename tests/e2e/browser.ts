import {
  type Browser,
  type BrowserContextOptions,
  type BrowserServer,
  chromium,
  type Page,
} from 'playwright-core';
import { inject } from 'vitest';
import { findChromium } from './chromium';

const ARGUMENTS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** A real Chromium, for others to connect to. @throws Error saying how to get one, where there is none */
export async function startBrowser(): Promise<BrowserServer> {
  const executablePath = findChromium();
  if (executablePath === null) {
    throw new Error('no Chromium found: install one, name it in CHROMIUM, or run npm test');
  }
  return chromium.launchServer({ executablePath, args: ARGUMENTS });
}

/** A connection to the Chromium that all files share; closing it closes what was opened through it. */
export const openBrowser = (): Promise<Browser> => chromium.connect(inject('browserEndpoint'));

/** A page, and every complaint that the browser has made about it: errors, warnings, refused content. */
export type WatchedPage = { page: Page; complaints: string[]; close: () => Promise<void> };

export async function openPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('requestfailed', (request) => {
    // With JavaScript off, Chromium itself breaks off scripts that the page preloads.
    const unwanted = options.javaScriptEnabled === false && request.resourceType() === 'script';
    if (!unwanted) complaints.push(`failed: ${request.url()}`);
  });
  return { page, complaints, close: () => context.close() };
}

/** Touches a page, and waits until its scripts, which wait for that, listen and have what they fetch. */
export async function startScripts(page: Page): Promise<void> {
  await page.evaluate(() => {
    addEventListener('ledger-listens', () => Reflect.set(window, 'listens', true));
  });
  await page.mouse.move(80, 80);
  await page.mouse.move(300, 400);
  await page.keyboard.press('Tab');
  await page.waitForFunction(() => Reflect.get(window, 'listens') === true);
  await page.waitForLoadState('networkidle');
}
