import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { extent } from '../extent';
import { findViolations, readAxe } from './axe';
import { openBrowser, openHydrated, openPage } from './browser';
import { sharedProgram } from './program';

/** Each width and each theme once. */
const LOOKS = [
  { width: 1280, colorScheme: 'light' },
  { width: 320, colorScheme: 'dark' },
] as const;

const program = sharedProgram();
let browser: Browser;
let axe = '';
beforeAll(async () => {
  axe = await readAxe();
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function openFor(options: BrowserContextOptions, address: string) {
  const watched = await openPage(browser, options);
  await openHydrated(watched.page, `${program.origin}${address}`);
  return watched;
}

/** What axe finds on a page as it is now, in both looks. */
async function findViolationsIn(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const { width, colorScheme } of LOOKS) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    found.push(...(await findViolations(page, `${colorScheme}, ${width} px`)));
  }
  return found;
}

test.each(extent(['battle-related-deaths'], ['battle-related-deaths', 'who-says-what']))(
  'axe finds nothing on %s with its tooltip, its table and its boxes open',
  { timeout: 180_000 },
  async (chart) => {
    const { page, close } = await openFor({}, `/charts/nagorno-karabakh/${chart}`);
    await page.evaluate(axe);
    for (const summary of await page.locator('main summary').all()) await summary.click();
    for (const plot of await page.locator('.plot:has(.chart-mark)').all()) {
      await plot.locator('.chart-mark:visible').first().focus();
      await plot.locator('.chart-tip').waitFor();
    }
    expect(await page.getByRole('application').count()).toBeGreaterThan(0);
    expect(await findViolationsIn(page)).toEqual([]);
    await close();
  },
);

test('what is drawn in an embed opens beside its frame, and in place on a page', async () => {
  const marks = (html: string) => html.match(/<a [^>]*chart-mark/g) ?? [];
  const path = `${program.origin}/charts/nagorno-karabakh/restated`;
  const framed = marks(await (await fetch(`${path}/embed`)).text());
  expect(framed.length).toBeGreaterThan(3);
  expect(framed.filter((link) => !/target=['"]_blank/.test(link))).toEqual([]);
  const own = marks(await (await fetch(path)).text());
  expect(own.length).toBeGreaterThan(3);
  expect(own.filter((link) => link.includes('target='))).toEqual([]);
});

describe('in forced colours', () => {
  test('own losses and claims about the opponent, and the sides, are still told apart', async () => {
    const { page, close } = await openFor(
      { forcedColors: 'active' },
      '/charts/nagorno-karabakh/one-day-claims',
    );
    const looks = await page.locator('.chart-mark:visible').evaluateAll((marks) =>
      marks.map((mark) => {
        const core = [...mark.querySelectorAll('circle, path, rect')].find(
          (part) =>
            part.getAttribute('stroke-width') === '2' && part.getAttribute('fill') !== 'none',
        );
        return core ? `${core.tagName} ${getComputedStyle(core).fill}` : 'none';
      }),
    );
    expect(new Set(looks).size).toBeGreaterThan(2);
    await close();
  });
});

describe('targets and motion', () => {
  test('every mark has room for a finger around it on a phone', async () => {
    const { page, close } = await openFor(
      { viewport: { width: 320, height: 800 } },
      '/charts/nagorno-karabakh/killed-by-phase',
    );
    const marks = page.locator('.chart-drawing .chart-mark-focus');
    const sizes = (
      await marks.evaluateAll((all) => all.map((each) => each.getBoundingClientRect().width))
    ).filter((width) => width > 0);
    expect(sizes.length).toBeGreaterThan(20);
    expect(Math.min(...sizes)).toBeGreaterThan(23.9);
    await close();
  });

  test('every link of the API’s tables and lists has room for a finger', async () => {
    const { page, close } = await openFor({ viewport: { width: 1280, height: 900 } }, '/api');
    const small = await page.locator('main td a, main th a, main li a').evaluateAll((links) =>
      links
        .filter((link) => {
          const { width, height } = link.getBoundingClientRect();
          return width > 0 && (width < 23.9 || height < 23.9);
        })
        .map((link) => link.outerHTML),
    );
    expect(small).toEqual([]);
    await close();
  });

  test('nothing moves for whoever asked for that', async () => {
    const { page, close } = await openFor({ reducedMotion: 'reduce' }, '/');
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((element) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
          return (
            transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior !== 'auto'
          );
        }).length,
    );
    expect(moving).toBe(0);
    await close();
  });
});
