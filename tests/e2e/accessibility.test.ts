import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findViolations, readAxe } from './axe';
import { openBrowser, openPage } from './browser';
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
  await watched.page.goto(`${program.origin}${address}`, { waitUntil: 'networkidle' });
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

test.each(['killed-by-phase', 'who-says-what'])(
  'axe finds nothing on %s with its tooltip, its table and its boxes open',
  { timeout: 180_000 },
  async (chart) => {
    const { page, close } = await openFor({}, `/charts/nagorno-karabakh/${chart}`);
    await page.evaluate(axe);
    await page.locator('.chart-mark:visible').first().focus();
    await page.getByRole('tooltip').waitFor();
    for (const summary of await page.locator('figure summary').all()) await summary.click();
    await page.locator('.chart-mark:visible').last().focus();
    await page.getByRole('tooltip').waitFor();
    expect(await findViolationsIn(page)).toEqual([]);
    await close();
  },
);

describe('in forced colours', () => {
  test('own losses and claims about the opponent, and the sides, are still told apart', async () => {
    const { page, close } = await openFor(
      { forcedColors: 'active' },
      '/charts/nagorno-karabakh/one-day-claims',
    );
    const looks = await page.locator('.chart-mark:visible > g > g').evaluateAll((glyphs) =>
      glyphs.map((glyph) => {
        const core = glyph.querySelector(':scope > circle, :scope > path, :scope > rect');
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
    const sizes = await page
      .locator('.chart-mark:visible .chart-mark-focus')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().width));
    expect(Math.min(...sizes)).toBeGreaterThan(23.9);
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
