import {
  type Browser,
  type BrowserContextOptions,
  type BrowserServer,
  chromium,
  type LaunchOptions,
  type Page,
} from 'playwright-core';
import { inject } from 'vitest';
import { IS_NIGHTLY } from '../extent';
import { findChromium, findWholeChromium } from './chromium';

const ARGUMENTS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

function launchOptions(executablePath: string | null): LaunchOptions {
  if (executablePath === null) {
    throw new Error('no Chromium found: install one, name it in CHROMIUM, or run npm test');
  }
  return { executablePath, args: ARGUMENTS };
}

/** A real Chromium, for others to connect to. @throws Error saying how to get one, where there is none */
export const startBrowser = (): Promise<BrowserServer> =>
  chromium.launchServer(launchOptions(IS_NIGHTLY ? findWholeChromium() : findChromium()));

/** A Chromium with the back/forward cache, which Playwright turns off: it waits in vain for pages from there. */
export const startBrowserWithHistory = (): Promise<Browser> =>
  chromium.launch({
    ...launchOptions(findWholeChromium()),
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });

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

/** Waits until React has taken over a page and its client components listen. */
export async function untilHydrated(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const isKept = (key: string) => key.startsWith('__react');
    const [container] = Object.keys(document).filter(isKept);
    // What React keeps of the whole page: by it React itself tells a page that it has not yet taken over.
    const root = container && Reflect.get(document, container).stateNode.current;
    const isTaken = Object.keys(document.querySelector('#theme') ?? {}).some(isKept);
    return root?.memoizedState.isDehydrated === false && isTaken;
  });
  // Effects follow in the next tasks.
  await page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 5_000 }));
  });
}

/** Opens an address, and waits until React has taken over its page. */
export async function openHydrated(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await untilHydrated(page);
}
