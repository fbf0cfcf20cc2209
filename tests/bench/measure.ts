import path from 'node:path';
import type { Browser, CDPSession, Page } from 'playwright-core';

/** What a reader on a slow phone waits for. Times in milliseconds, bytes as they came over the wire. */
export type Measurement = {
  scriptBytes: number;
  htmlBytes: number;
  firstChart: number;
  lcp: number;
  cls: number;
  tbt: number;
};

/** Lighthouse's own mobile profile: slow 4G, and a processor four times slower than this one. */
const NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};
const CPU_RATE = 4;
const SETTLE = 3_000;

function countBytes(session: CDPSession): { script: number; html: number } {
  const counted = { script: 0, html: 0 };
  const kinds = new Map<string, string>();
  session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (kinds.get(requestId) === 'Script') counted.script += encodedDataLength;
    if (kinds.get(requestId) === 'Document') counted.html += encodedDataLength;
  });
  return counted;
}

/** Opens an address in a fresh profile on a slow phone, with a script of this folder beside it. */
async function visit<T>(
  browser: Browser,
  script: string,
  read: (page: Page, session: CDPSession) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', NETWORK);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_RATE });
  await page.addInitScript({ path: path.join(import.meta.dirname, script) });
  const result = await read(page, session);
  await context.close();
  return result;
}

/** Touches nothing. */
async function watch(browser: Browser, url: string): Promise<Omit<Measurement, 'firstChart'>> {
  return visit(browser, 'observe.js', async (page, session) => {
    const counted = countBytes(session);
    await page.goto(url, { waitUntil: 'networkidle', timeout: 120_000 });
    await page.waitForTimeout(SETTLE);
    const seen: Pick<Measurement, 'lcp' | 'cls' | 'tbt'> = await page.evaluate(() =>
      Reflect.get(window, 'seen'),
    );
    return { ...seen, scriptBytes: counted.script, htmlBytes: counted.html };
  });
}

/** Goes to the first chart at once. */
async function waitForChart(browser: Browser, url: string): Promise<number> {
  return visit(browser, 'go-to-chart.js', async (page) => {
    await page.goto(url, { waitUntil: 'commit' });
    const seen = await page.waitForFunction(() => Reflect.get(window, 'firstChart'), null, {
      timeout: 120_000,
    });
    return Number(await seen.jsonValue());
  });
}

/** Opens an address twice on a slow phone: once to touch nothing, once to go to the first chart. */
export async function measure(browser: Browser, url: string): Promise<Measurement> {
  const watched = await watch(browser, url);
  return { ...watched, firstChart: await waitForChart(browser, url) };
}

/** The middle one of several runs, for each number by itself. */
export function median(runs: Measurement[]): Measurement {
  const middle = (key: keyof Measurement) => {
    const sorted = runs.map((run) => run[key]).toSorted((a, b) => a - b);
    const value = sorted[Math.floor(sorted.length / 2)];
    if (value === undefined) throw new Error('no run to take the middle of');
    return value;
  };
  return {
    scriptBytes: middle('scriptBytes'),
    htmlBytes: middle('htmlBytes'),
    firstChart: middle('firstChart'),
    lcp: middle('lcp'),
    cls: middle('cls'),
    tbt: middle('tbt'),
  };
}
