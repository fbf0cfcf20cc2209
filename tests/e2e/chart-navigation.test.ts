import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openHydrated, openPage, untilHydrated, type WatchedPage } from './browser';
import { sharedProgram } from './program';

const COLUMNS = '/charts/nagorno-karabakh/battle-related-deaths';
const STRIPS = '/charts/nagorno-karabakh/killed-by-phase';
/** A plot that the browser has drawn anew, with tooltips. */
const LIVE = '.recharts-responsive-container';

const program = sharedProgram();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** A page whose first chart is live; `shifted` is how far things have moved by themselves since it began. */
async function openLive(path: string, options = {}): Promise<WatchedPage> {
  const watched = await openPage(browser, options);
  await watched.page.addInitScript(() => {
    Object.assign(window, { shifted: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput } = entry as PerformanceEntry & {
          value: number;
          hadRecentInput: boolean;
        };
        if (!hadRecentInput) Reflect.set(window, 'shifted', Reflect.get(window, 'shifted') + value);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await openHydrated(watched.page, program.origin + path);
  await watched.page
    .locator('figure.chart .chart-plot')
    .first()
    .hover({ position: { x: 1, y: 1 } });
  await watched.page.locator(`${LIVE} .chart-mark`).first().waitFor();
  return watched;
}

const shifted = (page: Page) => page.evaluate(() => Reflect.get(window, 'shifted'));
const tip = (page: Page) => page.locator('.chart-tip');
/** The figure of the mark that has the focus. */
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('data-figure') ?? null);

/** Tab, until a mark has the focus. */
async function tabToMark(page: Page): Promise<void> {
  for (let press = 0; press < 80; press++) {
    await page.keyboard.press('Tab');
    if ((await focused(page)) !== null) return;
  }
  throw new Error('no mark can be reached with Tab');
}

/** The live chart of the columns has the focus, and its arrow keys work. */
async function expectHandedOn(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('role')))
    .toBe('application');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => tip(page).innerText()).toContain('1991, ');
}

describe('a chart that the server has drawn', () => {
  test.each([1280, 375])(
    'comes alive under a pointer at %i px, and nothing moves',
    async (width) => {
      const { page, complaints, close } = await openLive('/', { viewport: { width, height: 800 } });
      const still = page.locator('figure.chart .plot:not(.plot-timeline) .chart-drawing:visible');
      // Scrolling to one may bring the pointer over another, which comes alive with it.
      for (let left = await still.count(); left > 0; left = await still.count()) {
        await still.first().hover({ position: { x: 2, y: 2 } });
        await expect.poll(() => still.count()).toBeLessThan(left);
      }
      expect(await shifted(page)).toBeLessThan(0.02);
      expect(complaints).toEqual([]);
      await close();
    },
  );

  test('shows the tooltip of the mark that the pointer came to', async () => {
    const { page, close } = await openPage(browser);
    await openHydrated(page, program.origin + STRIPS);
    const mark = page.locator('.chart-drawing:visible .chart-mark').first();
    const number = (await mark.locator('title').textContent())?.split('. ')[0] ?? '-';
    await mark.hover();
    await page.locator(`${LIVE} .chart-mark`).first().waitFor();
    // The pointer goes on, as one does.
    await page.locator(`${LIVE} .chart-mark`).first().hover();
    await tip(page).waitFor();
    expect(await tip(page).innerText()).toContain(number);
    await close();
  });

  test.each([
    ['before', async () => {}],
    ['after', untilHydrated],
  ] as const)(
    'hands a focus that came %s the scripts on to the live one, whose arrow keys work',
    async (_when, wait) => {
      const { page, complaints, close } = await openPage(browser);
      await page.goto(program.origin + COLUMNS, { waitUntil: 'commit' });
      await wait(page);
      await page.locator('.plot-columns .chart-drawing:visible .chart-mark').first().focus();
      await expectHandedOn(page);
      expect(complaints).toEqual([]);
      await close();
    },
  );

  test('hands on a focus that came after the pointer, while the live one was still to be fetched', async () => {
    const { page, complaints, close } = await openPage(browser);
    await openHydrated(page, program.origin + COLUMNS);
    let send = () => {};
    const held = new Promise<void>((resolve) => {
      send = resolve;
    });
    await page.route('**/_next/static/**', (route) => held.then(() => route.continue()));
    const fetching = page.waitForRequest('**/_next/static/**');
    const drawing = page.locator('.plot-columns .chart-drawing:visible');
    await drawing.hover({ position: { x: 1, y: 1 } });
    await fetching;
    await drawing.locator('.chart-mark').first().focus();
    send();
    await expectHandedOn(page);
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('with a pointer', () => {
  test.each([COLUMNS, STRIPS])(
    'a mark of %s says its number, who says it and as of when',
    async (path) => {
      const { page, complaints, close } = await openLive(path);
      const mark = page.locator(`${LIVE} .chart-mark`).first();
      const [number = '', , claimant = ''] = (
        (await mark.locator('title').textContent()) ?? ''
      ).split('. ');
      await mark.scrollIntoViewIfNeeded();
      await mark.hover();
      await tip(page).waitFor();
      const said = (await tip(page).innerText()).replaceAll(/\s+/g, ' ');
      expect(said).toContain(number);
      expect(claimant).toMatch(/, as of .*\d{4}/);
      expect(said).toContain(claimant.replace(/\.$/, ''));
      expect(await shifted(page)).toBeLessThan(0.02);
      await page.mouse.move(2, 2);
      await expect.poll(() => tip(page).count()).toBe(0);
      await mark.click();
      await page.waitForURL(/\/figures\/\w+$/);
      expect(complaints).toEqual([]);
      await close();
    },
  );

  test('on a phone a tooltip stays within the screen', async () => {
    const viewport = { width: 320, height: 640 };
    const { page, close } = await openLive(STRIPS, { viewport });
    for (const mark of [
      page.locator(`${LIVE} .chart-mark`).first(),
      page.locator(`${LIVE} .chart-mark`).nth(1),
    ]) {
      await mark.hover();
      await tip(page).waitFor();
      const box = await tip(page).boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 320) + (box?.width ?? 320)).toBeLessThanOrEqual(320);
    }
    await close();
  });
});

describe('with the keyboard alone', () => {
  test('every mark is reached with Tab, one after another, and has a name', async () => {
    const { page, complaints, close } = await openLive(COLUMNS);
    const all = await page
      .locator(`${LIVE} .chart-mark`)
      .evaluateAll((marks) => marks.map((mark) => mark.getAttribute('data-figure')));
    expect(all.length).toBeGreaterThan(15);
    await tabToMark(page);
    const reached = [await focused(page)];
    while (reached.length < all.length) {
      await page.keyboard.press('Tab');
      reached.push(await focused(page));
    }
    expect(reached).toEqual(all);
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const names = nodes.flatMap(({ ignored, role, name }) =>
      !ignored && role?.value === 'link' ? [String(name?.value)] : [],
    );
    const marks = names.filter((name) => / deaths\. .*, as of /.test(name));
    expect(marks).toHaveLength(all.length);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/figures/${all.at(-1)}`);
    expect(complaints).toEqual([]);
    await close();
  });

  test('arrow keys move the tooltip of the columns from year to year', async () => {
    const { page, complaints, close } = await openLive(COLUMNS);
    const chart = page.getByRole('application').first();
    await chart.focus();
    await tip(page).waitFor();
    const said = new Set<string>();
    const years = [1990, 1991, 1991, 1992];
    for (const year of years) {
      await expect.poll(() => tip(page).innerText()).toContain(`${year}, `);
      said.add(await tip(page).innerText());
      await page.keyboard.press('ArrowRight');
    }
    // Of 1991 there are two columns, which are said together.
    expect(said.size).toBe(3);
    for (const series of ['Soviet Union', 'Azerbaijan']) expect([...said][1]).toContain(series);
    for (const year of [1992, 1991]) {
      await page.keyboard.press('ArrowLeft');
      await expect.poll(() => tip(page).innerText()).toContain(`${year}, `);
    }
    expect(await tip(page).getAttribute('role')).toBe('status');
    expect(complaints).toEqual([]);
    await close();
  });
});

test('a frame’s code and a caption are there without JavaScript', async () => {
  const { page, close } = await openPage(browser, { javaScriptEnabled: false });
  await page.goto(`${program.origin}${STRIPS}?at=179`);
  await page.getByText('Use this', { exact: true }).click();
  const texts = await page.locator('.chart-use code').allInnerTexts();
  const code = texts.find((text) => text.includes('<iframe')) ?? '';
  const src = /src="([^"]+)"/.exec(code)?.[1]?.replaceAll('&amp;', '&');
  expect(src).toBe(`${program.origin}${STRIPS}/embed?at=179&theme=system`);
  expect((await fetch(src ?? '')).status).toBe(200);
  expect(texts.join('\n')).toContain('Via Casualty Ledger');
  expect(await page.getByRole('button', { name: 'Copy' }).count()).toBe(0);
  await close();
});
