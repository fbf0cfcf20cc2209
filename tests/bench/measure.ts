import path from 'node:path';
import type { Browser, CDPSession } from 'playwright-core';

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

/** What `observe.js` keeps on the window. */
type Seen = { firstChart: number | null; lcp: number; cls: number; tbt: number };

async function countBytes(session: CDPSession, counted: { script: number; html: number }) {
  const kinds = new Map<string, string>();
  session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (kinds.get(requestId) === 'Script') counted.script += encodedDataLength;
    if (kinds.get(requestId) === 'Document') counted.html += encodedDataLength;
  });
  await session.send('Network.enable');
}

/** Opens an address once, in a fresh profile on a slow phone, and touches nothing. */
export async function measure(browser: Browser, url: string): Promise<Measurement> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const counted = { script: 0, html: 0 };
  await countBytes(session, counted);
  await session.send('Network.emulateNetworkConditions', NETWORK);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_RATE });
  await page.addInitScript({ path: path.join(import.meta.dirname, 'observe.js') });
  await page.goto(url, { waitUntil: 'networkidle', timeout: 120_000 });
  await page.waitForTimeout(SETTLE);
  const seen: Seen = await page.evaluate(() => Reflect.get(window, 'seen'));
  await context.close();
  if (seen.firstChart === null) throw new Error(`no chart was drawn at ${url}`);
  return {
    scriptBytes: counted.script,
    htmlBytes: counted.html,
    firstChart: seen.firstChart,
    lcp: seen.lcp,
    cls: seen.cls,
    tbt: seen.tbt,
  };
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
