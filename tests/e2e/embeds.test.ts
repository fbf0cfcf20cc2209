import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHART_IDS, type ChartId, type ChartModel, listStatements } from '@/charts/chart';
import { extent } from '../extent';
import { openBrowser, openPage } from './browser';
import { sharedProgram } from './program';

const CHART = '/charts/nagorno-karabakh/displaced';

const program = sharedProgram();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Whether the middle of an element is within the window. */
const isInSight = (element: Element) => {
  const { top, bottom } = element.getBoundingClientRect();
  const middle = (top + bottom) / 2;
  return middle >= 0 && middle <= window.innerHeight;
};

const get = (path: string) => fetch(`${program.origin}${path}`, { redirect: 'manual' });

const pathOf = (id: string) => `/charts/nagorno-karabakh/${id}`;

describe.each(extent([640], [320, 640, 1000]))('in a frame of %i pixels across', (width) => {
  test.each(extent<readonly ChartId[]>(CHART_IDS.slice(0, 4), CHART_IDS))(
    '%s is at most 600 pixels high, and every figure of it is in it',
    async (id) => {
      const { page, close } = await openPage(browser, { viewport: { width, height: 600 } });
      await page.goto(`${program.origin}${pathOf(id)}/embed`);
      const { high, broad, marks } = await page.evaluate(() => ({
        high: document.documentElement.getBoundingClientRect().height,
        broad: document.documentElement.scrollWidth,
        marks: [...document.querySelectorAll('a.chart-mark')].map(
          (mark) => mark.getAttribute('data-figure') ?? '',
        ),
      }));
      expect(high).toBeLessThanOrEqual(600);
      expect(broad).toBeLessThanOrEqual(width);
      const svg = await (await get(`${pathOf(id)}.svg`)).text();
      const drawn = Array.from(svg.matchAll(/\/figures\/(\w+)"/g), ([, figure]) => figure);
      const { model } = (await (await get(`${pathOf(id)}.json`)).json()) as { model: ChartModel };
      const numbered = listStatements(model).filter(({ value, low, high }) => value ?? low ?? high);
      const wanted = numbered
        .map(({ figure }) => figure)
        .filter((figure) => drawn.includes(figure));
      expect(wanted.filter((figure) => !marks.includes(figure))).toEqual([]);
      // What is below the edge is reached by scrolling, with a keyboard too.
      const last = page.locator('a.chart-mark >> visible=true').last();
      if (marks.length > 0) {
        await last.focus();
        await expect.poll(() => last.evaluate(isInSight)).toBe(true);
      }
      await close();
    },
  );
});

describe('the embed page', () => {
  let other: Server;
  let host: string;
  beforeAll(async () => {
    const frame = (path: string) =>
      `<iframe sandbox="allow-scripts allow-popups" src="${program.origin}${path}" width="600" height="600"></iframe>`;
    const html = `<script>addEventListener('message', ({ data }) => { window.told = data; })</script>
      ${frame(`${CHART}/embed`)}${frame(CHART)}`;
    other = createServer((_, response) => {
      response.setHeader('content-type', 'text/html').end(`<!doctype html>${html}`);
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    host = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  });
  afterAll(() => other.close());

  test('shows in another site’s frame, where no other page does, and tells it how high it is', async () => {
    const { page, close } = await openPage(browser);
    await page.goto(host);
    const [, embed, refused] = page.frames();
    await embed?.waitForSelector('.chart');
    // To the whole chart, twice where it is long.
    expect(await embed?.locator('.embed-foot a').count()).toBeGreaterThanOrEqual(1);
    expect(await embed?.locator('.site-header').isVisible()).toBe(false);
    expect(refused?.url()).toMatch(/^chrome-error:/);
    await expect
      .poll(() => page.evaluate(() => Reflect.get(window, 'told')))
      .toEqual({ type: 'casualty-ledger:height', height: expect.any(Number) });
    await close();
  });

  test.each(['.embed-foot a', 'a.chart-mark >> visible=true'])(
    '%s leads out of a sandboxed frame, to a page that is there',
    async (link) => {
      const { page, close } = await openPage(browser);
      const answered = new Map<string, number>();
      page.context().on('response', (answer) => answered.set(answer.url(), answer.status()));
      await page.goto(host);
      const opened = page.context().waitForEvent('page');
      await page.frameLocator('iframe').first().locator(link).first().click();
      const beside = await opened;
      await beside.waitForLoadState();
      expect(beside.url()).toMatch(/\/(figures\/\w+|charts\/nagorno-karabakh\/displaced)$/);
      expect(answered.get(beside.url())).toBe(200);
      expect(await beside.locator('h1').innerText()).not.toContain('not found');
      await close();
    },
  );
});
