import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openPage, type WatchedPage } from './browser';
import { sharedProgram } from './program';

const CHART = '/charts/nagorno-karabakh/killed-by-phase';
/** The first and the last mark of its first panel. */
const FIRST = 'HAP4MSH';
const SECOND = 'NWAMPNR';

const program = sharedProgram();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

type ChartPage = WatchedPage & { requests: string[] };

async function openChart(path: string, options = {}): Promise<ChartPage> {
  const watched = await openPage(browser, options);
  const requests: string[] = [];
  watched.page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    // The browser fetches the page's icon when it finds the time.
    if (pathname !== '/icon.svg') requests.push(pathname);
  });
  await watched.page.addInitScript(() => {
    const shifts = { sum: 0 };
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput } = entry as PerformanceEntry & {
          value: number;
          hadRecentInput: boolean;
        };
        if (!hadRecentInput) shifts.sum += value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await watched.page.goto(`${program.origin}${path}`, { waitUntil: 'networkidle' });
  // Only what a reader's touch moves is looked at here, not how the page came up.
  await watched.page.evaluate(() => {
    (window as unknown as { shifts: { sum: number } }).shifts.sum = 0;
  });
  return { ...watched, requests };
}

const shifted = (page: Page) =>
  page.evaluate(() => (window as unknown as { shifts: { sum: number } }).shifts.sum);
const focused = (page: Page) =>
  page.evaluate(() => ({
    figure: document.activeElement?.getAttribute('data-figure') ?? null,
    name: document.activeElement?.getAttribute('aria-label') ?? null,
    className: document.activeElement?.getAttribute('class') ?? '',
  }));
const shownMark = (page: Page, index: number) => page.locator('.chart-mark:visible').nth(index);

/** Tab, until a mark has the focus. */
async function tabToChart(page: Page): Promise<void> {
  for (let press = 0; press < 60; press++) {
    await page.keyboard.press('Tab');
    if ((await focused(page)).className === 'chart-mark') return;
  }
  throw new Error('no mark can be reached with Tab');
}

test('scripts of a page hold no chart code: the server has drawn', async () => {
  const { page, requests, close } = await openChart(CHART);
  await shownMark(page, 0).hover();
  await page.getByRole('tooltip').waitFor();
  const scripts = [...new Set(requests.filter((path) => path.endsWith('.js')))];
  expect(scripts.length).toBeGreaterThan(2);
  for (const path of scripts)
    expect(await (await fetch(`${program.origin}${path}`)).text(), path).not.toContain('recharts');
  expect(await shifted(page)).toBe(0);
  await close();
});

describe('with the keyboard alone', () => {
  test('a chart is one tab stop a panel, with arrow keys, Home and End', async () => {
    const { page, complaints, close } = await openChart(CHART);
    await tabToChart(page);
    expect(await focused(page)).toMatchObject({
      figure: FIRST,
      name: 'at least 20,000 persons',
      className: 'chart-mark',
    });
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toMatchObject({ figure: SECOND, name: '30,000 persons' });
    const count = await page.locator('.chart-plot').first().locator('.chart-wide a').count();
    await page.keyboard.press('End');
    expect(await page.getByRole('status').filter({ hasText: 'Mark' }).innerText()).toBe(
      `Mark ${count} of ${count}`,
    );
    await page.keyboard.press('Home');
    expect(await focused(page)).toMatchObject({ figure: FIRST });
    await page.keyboard.press('Tab');
    const next = await focused(page);
    expect(next.className).toBe('chart-mark');
    expect(next.figure).not.toBe(SECOND);
    await page.keyboard.press('Tab');
    expect((await focused(page)).className).not.toBe('chart-mark');
    expect(complaints).toEqual([]);
    await close();
  });

  test('a focused mark’s name and description say who, whose, when and from where', async () => {
    const { page, close } = await openChart(CHART);
    await tabToChart(page);
    await page.getByRole('tooltip').waitFor();
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const tip = nodes.find((node) => node.role?.value === 'tooltip' && !node.ignored);
    expect(tip).toBeDefined();
    const mark = nodes.find(
      (node) => node.role?.value === 'link' && node.name?.value === 'at least 20,000 persons',
    );
    const description = String(mark?.description?.value).replaceAll(/\s+/g, ' ');
    for (const words of [
      'at least 20,000 persons',
      'Killed in the war to 1994',
      'The Washington Post, in its own voice (third party)',
      'As of: 27 September 2020',
      'Period: to 1994',
      'Source: The Washington Post',
      'Documents: 1 document',
      `/figures/${FIRST}`,
    ]) {
      expect(description).toContain(words);
    }
    await close();
  });

  test('T opens the table, Escape comes back, Escape again closes and leaves', async () => {
    const { page, close } = await openChart(CHART);
    await tabToChart(page);
    await page.keyboard.press('ArrowDown');
    expect(await page.getByText('Arrow keys move between marks').first().isVisible()).toBe(true);
    await page.keyboard.press('t');
    expect((await focused(page)).className).toBe('chart-table-scroll');
    expect(await page.locator('details.chart-table').getAttribute('open')).not.toBeNull();
    await page.keyboard.press('Escape');
    expect(await focused(page)).toMatchObject({ figure: SECOND });
    await page.keyboard.press('Escape');
    expect(await page.getByRole('tooltip').count()).toBe(0);
    expect(await focused(page)).toMatchObject({ figure: SECOND });
    await page.keyboard.press('Escape');
    expect(await focused(page)).toMatchObject({ className: 'chart-plot' });
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toMatchObject({ figure: SECOND });
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/figures/${SECOND}`);
    await close();
  });

  test('T does nothing outside of a chart', async () => {
    const { page, close } = await openChart(CHART);
    await page.keyboard.press('t');
    expect(await page.locator('details.chart-table').getAttribute('open')).toBeNull();
    await close();
  });
});

describe('with a pointer', () => {
  test('the tooltip can be hovered, stays, leads to the permalink and goes away with Escape', async () => {
    const { page, close } = await openChart(CHART);
    await shownMark(page, 1).hover();
    await page.getByRole('tooltip').waitFor();
    const tip = page.getByRole('tooltip');
    await tip.getByText('30,000 persons').hover();
    await page.waitForTimeout(600);
    expect(await tip.isVisible()).toBe(true);
    expect(await shifted(page)).toBe(0);
    await page.keyboard.press('Escape');
    expect(await tip.count()).toBe(0);
    await page.mouse.move(2, 2);
    await shownMark(page, 1).hover();
    await tip.getByRole('link').click();
    await page.waitForURL(`**/figures/${SECOND}`);
    await close();
  });

  test('a finger’s first tap shows the tooltip, within 320 px; its second follows the link', async () => {
    const viewport = { width: 320, height: 640 };
    const { page, close } = await openChart(CHART, { viewport, hasTouch: true, isMobile: true });
    await shownMark(page, 1).tap();
    const box = await page.getByRole('tooltip').boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 320) + (box?.width ?? 320)).toBeLessThanOrEqual(320);
    await page.getByRole('tooltip').waitFor();
    expect(await page.getByRole('tooltip').isVisible()).toBe(true);
    await shownMark(page, 1).tap();
    await page.waitForURL(`**/figures/${SECOND}`);
    await close();
  });
});

describe('the address', () => {
  test('keeps the chosen mark and the open table through a reload, and Share carries them', async () => {
    const { page, close } = await openChart(`${CHART}?at=179`);
    await tabToChart(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('t');
    await page.waitForURL(`**#chart=killed-by-phase&figure=${SECOND}/v1&table=open`);
    await page.reload({ waitUntil: 'networkidle' });
    expect(await page.getByRole('tooltip').innerText()).toContain('30,000 persons');
    expect(await page.locator('details.chart-table').getAttribute('open')).not.toBeNull();
    await page.getByText('Share', { exact: true }).click();
    const address = `${program.origin}${CHART}?at=179#figure=${SECOND}/v1&table=open`;
    await page.getByRole('link', { name: address }).waitFor();
    await close();
  });

  test('an embedded frame’s code and the share address are there without JavaScript', async () => {
    const { page, close } = await openChart(CHART, { javaScriptEnabled: false });
    await page.getByText('Embed', { exact: true }).click();
    const code = await page.locator('.chart-copy:visible code').innerText();
    const src = /src="([^"]+)"/.exec(code)?.[1]?.replaceAll('&amp;', '&');
    expect(src).toBe(`${program.origin}${CHART}/embed?at=179&theme=system`);
    expect((await fetch(src ?? '')).status).toBe(200);
    expect(await page.getByRole('button', { name: 'Copy' }).count()).toBe(0);
    await close();
  });
});
