import http from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import type LiveChart from '@/charts/card/live-chart';

const PROJECT = path.resolve(import.meta.dirname, '../..');

/** What a page hands to one of its plots. */
type PlotProps = Omit<Parameters<typeof LiveChart>[0], 'room' | 'focused'>;

/** Recharts as its own documentation shows it: every chart mounted in the browser when the page loads. */
const ENTRY = `
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import LiveChart from '@/charts/card/live-chart';
for (const place of document.querySelectorAll('[data-plot]')) {
  const props = window.plots[Number(place.dataset.plot)];
  createRoot(place).render(
    createElement(LiveChart, { ...props, room: place.clientWidth, focused: false }),
  );
}
`;

async function bundle(): Promise<string> {
  const result = await build({
    stdin: { contents: ENTRY, resolveDir: PROJECT, loader: 'tsx' },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    jsx: 'automatic',
    tsconfig: path.join(PROJECT, 'tsconfig.json'),
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const [file] = result.outputFiles;
  if (!file) throw new Error('esbuild gave no bundle');
  return file.text;
}

/** What React was given for each plot of a page, in the order of the page; null for one that stays as it is. */
async function readPlots(browser: Browser, url: string): Promise<(PlotProps | null)[]> {
  const page = await browser.newPage();
  await page.goto(url, { waitUntil: 'networkidle' });
  const plots = await page.locator('.chart-plot').evaluateAll((places) =>
    places.map((place) => {
      const key = Object.keys(place).find((name) => name.startsWith('__reactFiber'));
      const fiber = key && Reflect.get(place, key);
      const { plot, heights, small } = fiber?.return?.memoizedProps ?? {};
      return plot && heights ? { plot, heights, small } : null;
    }),
  );
  await page.close();
  return plots;
}

const DRAWINGS = /<div class="chart-plot">(?:<div class="chart-drawing[^>]*>.*?<\/svg><\/div>)+/gs;

/**
 * The same page with its charts drawn the plain way: takes ours, empties the drawings that come alive,
 * leaves its scripts out and puts the client-only bundle and its data in.
 */
function toPlainPage(html: string, plots: (PlotProps | null)[]): string {
  let count = 0;
  const body = html
    .replaceAll(/<script\b[^>]*>.*?<\/script>/gs, '')
    .replaceAll(/<link rel="preload" as="script"[^>]*>/g, '')
    .replaceAll(DRAWINGS, (all) => {
      const index = count++;
      return plots[index] ? `<div class="chart-plot" data-plot="${index}">` : all;
    });
  if (count !== plots.length) throw new Error(`${count} places for ${plots.length} plots`);
  const data = JSON.stringify(plots).replaceAll('<', '\\u003c');
  return body.replace(
    '</body>',
    `<script>window.plots=${data}</script><script src="/plain.js"></script></body>`,
  );
}

export type PlainPage = { url: string; close: () => void };

/**
 * Serves the plain page, gzipped, on a port of its own; styles and fonts come from the program's
 * answers, fetched beforehand.
 * @param origin where the program runs
 */
export async function servePlainPage(browser: Browser, origin: string): Promise<PlainPage> {
  const plots = await readPlots(browser, `${origin}/`);
  const html = toPlainPage(await (await fetch(`${origin}/`)).text(), plots);
  const script = await bundle();
  const own = new Map([
    ['/', { type: 'text/html; charset=utf-8', body: gzipSync(html) }],
    ['/plain.js', { type: 'text/javascript', body: gzipSync(script) }],
  ]);
  const server = http.createServer(async (request, response) => {
    const found = own.get(request.url ?? '/');
    if (found) {
      response.writeHead(200, { 'content-type': found.type, 'content-encoding': 'gzip' });
      response.end(found.body);
      return;
    }
    const other = await fetch(`${origin}${request.url}`);
    const body = Buffer.from(await other.arrayBuffer());
    response.writeHead(other.status, { 'content-type': other.headers.get('content-type') ?? '' });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}
