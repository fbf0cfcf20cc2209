import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openPage } from './browser';
import { sharedProgram } from './program';

/** One address of each page type. */
const PAGES = [
  '/',
  '/?q=helicopter',
  '/conflicts',
  '/figures/HVTN2V3?at=162',
  '/questions/helicopters-lost-by-azerbaijan-27-september-2020',
  '/figures/Z35Z0V8',
  '/figures/Z35Z0V8/v1',
  '/sources',
  '/sources/washington-post-2020-09-27',
  '/claimants/uppsala-conflict-data-program',
  '/methods',
  '/about',
  '/nowhere',
  '/charts/nagorno-karabakh/killed-by-phase',
  '/charts/nagorno-karabakh/who-says-what',
  '/charts/nagorno-karabakh/timeline/embed',
];
const WIDTHS = [1280, 320];
const THEMES = ['light', 'dark'] as const;
type Look = { width: number; colorScheme: (typeof THEMES)[number] };
const ALL_LOOKS: Look[] = WIDTHS.flatMap((width) =>
  THEMES.map((colorScheme) => ({ width, colorScheme })),
);
/** Each width and each theme once. */
const TWO_LOOKS: Look[] = [
  { width: 1280, colorScheme: 'light' },
  { width: 320, colorScheme: 'dark' },
];
/** A theme changes colours and nothing else, so what is not about colours is looked at in one. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

const program = sharedProgram();
let browser: Browser;
let axe = '';
beforeAll(async () => {
  const script = path.resolve(import.meta.dirname, '../../node_modules/axe-core/axe.min.js');
  axe = await readFile(script, 'utf8');
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** What axe finds on a page as it is now, by all of its rules or by some; each as one line. */
async function findFaults(page: Page, rules: string[] | null): Promise<string[]> {
  const options = { resultTypes: ['violations'], ...(rules && { runOnly: rules }) };
  const results = await page.evaluate(async (given) => {
    const tool: { run: (options: object) => Promise<AxeResults> } = Reflect.get(window, 'axe');
    return tool.run(given);
  }, options);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes
      .slice(0, 4)
      .map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  );
}

async function openFor(options: BrowserContextOptions, address: string) {
  // The page's own policy refuses axe, as it should: only this context sets it aside.
  const watched = await openPage(browser, { ...options, bypassCSP: true });
  await watched.page.goto(`${program.origin}${address}`, { waitUntil: 'networkidle' });
  await watched.page.evaluate(axe);
  return watched;
}

/** The faults of a page in each of some looks: each width by all rules, once. */
async function findFaultsIn(page: Page, looks: Look[]): Promise<string[]> {
  const faults: string[] = [];
  const seen = new Set<number>();
  for (const { width, colorScheme } of looks) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    const found = await findFaults(page, seen.has(width) ? COLOUR_RULES : null);
    seen.add(width);
    faults.push(...found.map((fault) => `${colorScheme}, ${width} px: ${fault}`));
  }
  return faults;
}

describe('light and dark, wide and narrow', () => {
  test.each(PAGES)('axe finds nothing on %s', { timeout: 180_000 }, async (address) => {
    const { page, close } = await openFor({}, address);
    expect(await findFaultsIn(page, ALL_LOOKS)).toEqual([]);
    await close();
  });

  test.each(['killed-by-phase', 'who-says-what'])(
    'axe finds nothing on the live %s, with its tooltip, its table and its boxes open',
    { timeout: 180_000 },
    async (chart) => {
      const { page, close } = await openFor({}, `/charts/nagorno-karabakh/${chart}`);
      await page.locator('.chart-mark:visible').first().focus();
      await page.locator('.chart-stage[data-live]').first().waitFor();
      for (const summary of await page.locator('figure summary').all()) await summary.click();
      await page.locator('.chart-live .chart-mark').last().focus();
      await page.getByRole('tooltip').waitFor();
      expect(await findFaultsIn(page, TWO_LOOKS)).toEqual([]);
      await close();
    },
  );
});

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
