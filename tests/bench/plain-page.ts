import http from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import type { ChartModel } from '@/charts/chart';

const PROJECT = path.resolve(import.meta.dirname, '../..');

/** Recharts as its own documentation shows it: every chart mounted in the browser when the page loads. */
const ENTRY = `
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { PanelChart } from '@/charts/panel-chart';
for (const place of document.querySelectorAll('[data-panel]')) {
  const [chart, panel] = place.dataset.panel.split(' ');
  const model = window.models.find((each) => each.id === chart);
  const drawn = place.clientWidth < 560 ? 'narrow' : 'wide';
  createRoot(place).render(
    createElement(PanelChart, { panel: model.panels.find((each) => each.id === panel), drawn }),
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
    alias: { '../recharts': 'recharts' },
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const [file] = result.outputFiles;
  if (!file) throw new Error('esbuild gave no bundle');
  return file.text;
}

/**
 * The same page with its charts drawn the plain way: takes ours, empties its drawings, leaves its
 * scripts out and puts the client-only bundle and its data in.
 */
function toPlainPage(html: string, models: ChartModel[]): string {
  let panel = 0;
  const panels = models.flatMap((model) => model.panels.map((each) => `${model.id} ${each.id}`));
  const body = html
    .replaceAll(/<script\b[^>]*>.*?<\/script>/gs, '')
    .replaceAll(/<link rel="preload" as="script"[^>]*>/g, '')
    .replaceAll(
      /<div class="chart-plot"[^>]*>(?:<div class="chart-drawing[^>]*>.*?<\/svg><\/div>)+/gs,
      () => `<div class="chart-plot" data-panel="${panels[panel++]}">`,
    );
  if (panel !== panels.length) throw new Error(`${panel} plot areas for ${panels.length} panels`);
  const data = JSON.stringify(models).replaceAll('<', '\\u003c');
  return body.replace(
    '</body>',
    `<script>window.models=${data}</script><script src="/plain.js"></script></body>`,
  );
}

export type PlainPage = { url: string; close: () => void };

/**
 * Serves the plain page, gzipped, on a port of its own; styles and fonts come from the program's
 * answers, fetched beforehand.
 * @param origin where the program runs
 */
export async function servePlainPage(origin: string, models: ChartModel[]): Promise<PlainPage> {
  const html = toPlainPage(await (await fetch(`${origin}/`)).text(), models);
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
