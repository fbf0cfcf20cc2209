import { execFileSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHART_IDS, type ChartModel, listMarks, listPanelStatements } from '@/charts/chart';
import { openBrowser, openPage } from './browser';
import { sharedProgram } from './program';

const program = sharedProgram();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${program.origin}${path}`, { redirect: 'manual', headers });
const pathOf = (id: string) => `/charts/nagorno-karabakh/${id}`;

async function readModel(id: string): Promise<ChartModel> {
  const answer = await get(`${pathOf(id)}.json`);
  return ((await answer.json()) as { model: ChartModel }).model;
}

type Shown = { marks: string[]; texts: string[] };

/** What a reader sees of a chart: the drawing that shows of the two that are in the page. */
async function readShown(page: Page, id: string): Promise<Shown> {
  return page.evaluate((chart) => {
    const drawings = [...document.querySelectorAll(`#${chart} .chart-drawing`)];
    const seen = drawings.filter((each) => each.getBoundingClientRect().height > 0);
    const find = (selector: string) => seen.flatMap((each) => [...each.querySelectorAll(selector)]);
    return {
      marks: find('a.chart-mark[data-figure]').map(
        (each) => `${each.getAttribute('data-figure')} ${each.getAttribute('data-version')}`,
      ),
      texts: find('text').map((each) => each.textContent ?? ''),
    };
  }, id);
}

function expectWhole(model: ChartModel, shown: Shown): void {
  const marks = listMarks(model).map(({ figure, version }) => `${figure} ${version}`);
  if (marks.length > 0) expect(shown.marks.toSorted(), model.id).toEqual(marks.toSorted());
  for (const panel of model.panels) {
    if (panel.kind === 'grid') continue;
    const scale = panel.kind === 'rows' ? panel.scale : panel.up;
    const labelled = scale.ticks.filter(({ label }) => shown.texts.includes(label));
    expect(labelled.length, `${model.id}: labels of the axis`).toBeGreaterThan(1);
    expect(shown.texts.join(' '), model.id).toContain(panel.axis);
  }
  for (const mark of listMarks(model)) expect(shown.texts.join(' ')).toContain(mark.label);
}

describe('with JavaScript off', () => {
  test.each([320, 1280])('at %i pixels every chart of / is whole', async (width) => {
    const { page, close } = await openPage(browser, {
      javaScriptEnabled: false,
      viewport: { width, height: 800 },
    });
    await page.goto(`${program.origin}/`);
    for (const id of CHART_IDS) expectWhole(await readModel(id), await readShown(page, id));
    await close();
  });

  test.each(CHART_IDS)('/charts/nagorno-karabakh/%s is whole', async (id) => {
    const { page, complaints, close } = await openPage(browser, { javaScriptEnabled: false });
    const answer = await page.goto(program.origin + pathOf(id));
    expect(answer?.status()).toBe(200);
    expectWhole(await readModel(id), await readShown(page, id));
    expect(complaints).toEqual([]);
    await close();
  });

  test('a chart printed to PDF has the labels of all its marks', async () => {
    const { page, close } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(program.origin + pathOf('killed-by-phase'));
    const pdf = await page.pdf({ format: 'A4' });
    const text = execFileSync('pdftotext', ['-raw', '-', '-'], { input: pdf, encoding: 'utf8' });
    // The table is folded away on paper: what is found stands in the drawing. A label's halo makes
    // Chromium leave its blanks out.
    const words = text.replaceAll(/\s/g, '');
    for (const mark of listMarks(await readModel('killed-by-phase')))
      expect(words).toContain(mark.label.replaceAll(/\s/g, ''));
    await close();
  });
});

describe('a chart’s page', () => {
  test('says what a link’s preview needs, and which address is the canonical one', async () => {
    const html = await (await get(pathOf('displaced'))).text();
    const { position } = await readModel('displaced');
    const address = `${program.origin}${pathOf('displaced')}`;
    expect(html).toContain(`<link rel="canonical" href="${address}"`);
    expect(html).toContain(`<meta property="og:image" content="${address}.png?at=${position}"`);
    expect(html).toContain('<meta property="og:image:width" content="1200"');
    expect(html).toContain('<meta name="twitter:card" content="summary_large_image"');
    expect(html).toContain(`href="${address}?at=${position}"`);
    for (const form of ['csv', 'json', 'svg', 'png'])
      expect(html).toContain(`href="${pathOf('displaced')}.${form}"`);
    expect(html).toContain(`href="${pathOf('displaced')}/embed"`);
  });

  test('pinned, it shows what was said then', async () => {
    const path = `${pathOf('battle-related-deaths')}?at=162`;
    const html = await (await get(path)).text();
    expect(html).toContain('7,633');
    expect(html).not.toContain('7,646');
    expect(html).toContain('<meta name="robots" content="noindex');
  });

  test.each([
    pathOf('no-such-chart'),
    `${pathOf('no-such-chart')}/embed`,
    '/charts/no-such-conflict/displaced',
    `${pathOf('displaced')}?at=1`,
  ])('%s is 404, as a page that reads without JavaScript', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('<h1>Nothing is at this address</h1>');
  });

  test.each(['csv', 'json', 'svg', 'png'])('an unknown chart as .%s is 404', async (form) => {
    const answer = await get(`${pathOf('no-such-chart')}.${form}`);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });
});

describe('the files', () => {
  test.each(CHART_IDS)('%s.csv has the rows that are drawn, no more and no fewer', async (id) => {
    const model = await readModel(id);
    const rows: Record<string, string>[] = parse(await (await get(`${pathOf(id)}.csv`)).text(), {
      columns: true,
    });
    const drawn = rows.filter((row) => row.drawn === 'true' && row.figure_id !== '');
    const statements = model.panels.flatMap(listPanelStatements);
    expect(drawn.map((row) => row.figure_id)).toEqual(statements.map(({ figure }) => figure));
    for (const { permalink = '' } of drawn.slice(0, 1))
      expect((await get(new URL(permalink).pathname)).status).toBe(200);
  });

  test.each(CHART_IDS)('%s.svg opens alone, in a browser and in rsvg-convert', async (id) => {
    const answer = await get(`${pathOf(id)}.svg`);
    expect(answer.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    const svg = await answer.text();
    const png = execFileSync('rsvg-convert', ['--format', 'png'], { input: svg });
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    const { page, complaints, close } = await openPage(browser);
    await page.goto(`${program.origin}${pathOf(id)}.svg`);
    const texts = await page.locator('text').allTextContents();
    for (const mark of listMarks(await readModel(id)))
      expect(texts.join(' ')).toContain(mark.label);
    expect(complaints).toEqual([]);
    await close();
  });

  test.each([
    ['', 1200, 630],
    ['?theme=dark', 1200, 630],
    ['?width=360', 360, null],
    ['?width=1441&theme=dark', 1441, null],
  ])('.png%s is a PNG of the asked size', async (query, width, height) => {
    const answer = await get(`${pathOf('one-day-claims')}.png${query}`);
    expect(answer.headers.get('content-type')).toBe('image/png');
    const png = Buffer.from(await answer.arrayBuffer());
    expect(png.readUInt32BE(16)).toBe(width);
    if (height !== null) expect(png.readUInt32BE(20)).toBe(height);
  });

  test('a live file is asked for again each time; a pinned one is kept for good', async () => {
    for (const form of ['csv', 'json', 'svg', 'png']) {
      const live = await get(`${pathOf('displaced')}.${form}`);
      const pinned = await get(`${pathOf('displaced')}.${form}?at=179`);
      expect(live.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
      expect(pinned.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(pinned.headers.get('etag')).toBe(live.headers.get('etag'));
      expect(live.headers.get('content-disposition')).toMatch(
        new RegExp(`"nagorno-karabakh-displaced-\\d{4}-\\d\\d-\\d\\d\\.${form}"$`),
      );
    }
  });

  test.each([
    ['.svg?theme=red', 'theme', /allowed here: light, dark/],
    ['.svg?width=3000', 'width', /from 320 to 2000/],
    ['.png?width=1e3', 'width', /from 200 to 2400/],
    ['.png?colour=red', 'colour', /at, theme, width are allowed/],
    ['.csv?bom=2', 'bom', /allowed here: 0, 1/],
    ['.json?theme=dark', 'theme', /at are allowed/],
  ])('%s is refused as problem details that name it', async (query, parameter, detail) => {
    const answer = await get(pathOf('displaced') + query);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const problem = (await answer.json()) as { parameter: string; detail: string };
    expect(problem.parameter).toBe(parameter);
    expect(problem.detail).toMatch(detail);
  });
});

describe('the embed page', () => {
  let other: Server;
  let host: string;
  beforeAll(async () => {
    const frame = (path: string) => `<iframe src="${program.origin}${path}"></iframe>`;
    const html = frame(`${pathOf('displaced')}/embed`) + frame(pathOf('displaced'));
    other = createServer((_, response) => {
      response.setHeader('content-type', 'text/html').end(`<!doctype html>${html}`);
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    host = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  });
  afterAll(() => other.close());

  test('shows in another site’s frame, where no other page does', async () => {
    const { page, close } = await openPage(browser);
    await page.goto(host);
    const [, embed, refused] = page.frames();
    await embed?.waitForSelector('.chart');
    expect(await embed?.locator('.embed-foot a').count()).toBe(1);
    expect(await embed?.locator('.site-header').isVisible()).toBe(false);
    expect(refused?.url()).toMatch(/^chrome-error:/);
    await close();
  });

  test('a mark leads out of the frame, to the figure’s own page', async () => {
    const { page, close } = await openPage(browser);
    await page.goto(host);
    const mark = page.frameLocator('iframe').first().locator('a.chart-mark:visible').first();
    const opened = page.context().waitForEvent('page');
    await mark.click();
    expect((await opened).url()).toMatch(/\/figures\/\w+$/);
    await close();
  });

  test('only its own headers let it be framed', async () => {
    const embed = await get(`${pathOf('displaced')}/embed`);
    expect(embed.headers.get('content-security-policy')).toContain('frame-ancestors *');
    expect(embed.headers.get('x-frame-options')).toBeNull();
    const page = await get(pathOf('displaced'));
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(page.headers.get('x-frame-options')).toBe('DENY');
  });
});
