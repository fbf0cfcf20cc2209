import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { extent } from '../extent';
import { openBrowser, openHydrated, openPage, startBrowserWithHistory } from './browser';
import { sharedProgram } from './program';

const CHART = '/charts/nagorno-karabakh/killed-by-phase';
const FIGURE = '/figures/Z35Z0V8';
const PHONE = { width: 375, height: 812 };
const SCREENS = extent([PHONE], [PHONE, { width: 1280, height: 800 }]);
/** Of the parts of a page, how many are opened as an address of their own. */
const OPENED = extent(1, 4);

const program = sharedProgram();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** What Chrome does to a page that it translates: every text is replaced by one in two `<font>`. */
async function translate(page: Page): Promise<void> {
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      const parent = text.parentElement;
      if (!text.data.trim() || !parent || parent.closest('script, style, svg, select, font'))
        continue;
      const outer = document.createElement('font');
      const inner = document.createElement('font');
      inner.textContent = `«${text.data}»`;
      outer.append(inner);
      text.replaceWith(outer);
    }
  });
}

const words = (page: Page) => page.locator('main').innerText();
describe('a page that the browser has translated', () => {
  test('before and after a tooltip shows: arrow keys and tooltips say their own words, the page’s stay', async () => {
    const { page, complaints, close } = await openPage(browser);
    await openHydrated(page, program.origin + CHART);
    await translate(page);
    const before = await words(page);
    await page.locator('.chart-drawing:visible .chart-mark').first().focus();
    const tooltip = page.locator('.chart-tip');
    await tooltip.waitFor();
    for (const [key, expected, other] of [
      ['ArrowRight', '30,000 persons', '20,000'],
      ['ArrowLeft', 'at least 20,000 persons', '30,000'],
      ['ArrowRight', '30,000 persons', '20,000'],
    ] as const) {
      await page.keyboard.press(key);
      await expect.poll(() => tooltip.innerText()).toContain(expected);
      expect(await tooltip.innerText()).not.toContain(other);
      await translate(page);
    }
    await page.locator('h1').click();
    await expect.poll(() => tooltip.count()).toBe(0);
    expect(await words(page)).toContain(before.slice(0, 200));
    expect(complaints).toEqual([]);
    await close();
  });

  test('citations are copied and typed at, search takes what is typed, and the words stay', async () => {
    const { page, complaints, close } = await openPage(browser);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await openHydrated(page, program.origin + FIGURE);
    await translate(page);
    const before = await words(page);
    await page.locator('.cite input[type="radio"]').first().focus();
    for (let turn = 0; turn < 2; turn++) {
      await page.keyboard.press('c');
      await expect
        .poll(() => page.locator('.cite [role="status"]:not(.chart-copy *)').last().innerText())
        .toMatch(/Copied|Selected/);
      await translate(page);
    }
    const search = page.getByRole('searchbox').first();
    await search.fill('helicopter');
    expect(await search.inputValue()).toBe('helicopter');
    expect(await words(page)).toContain(before.slice(0, 200));
    expect(complaints).toEqual([]);
    await close();
  });
});

/** Where an anchor's target stands once the page has come to rest there, from the top of the screen. */
async function landing(page: Page, id: string): Promise<number | null> {
  return page.evaluate(async (target) => {
    const element = document.getElementById(target);
    if (!element) return null;
    const rest = () => new Promise((resolve) => setTimeout(resolve, 60));
    await rest();
    const { top } = element.getBoundingClientRect();
    const { scrollHeight } = document.documentElement;
    const isAtEnd = scrollY + innerHeight >= scrollHeight - 2;
    // The last parts of a page cannot come to the top: there they must be on the screen.
    return isAtEnd && top >= 0 && top < innerHeight ? 0 : top;
  }, id);
}

/** The parts of this page that its own links lead to. */
const listParts = (page: Page) =>
  page.evaluate(() => [
    ...new Set(
      [...document.querySelectorAll<HTMLAnchorElement>('main a[href*="#"]')].flatMap((link) => {
        const { origin, pathname, hash } = new URL(link.href);
        const isHere = origin === location.origin && pathname === location.pathname;
        return isHere && hash.length > 1 && document.getElementById(hash.slice(1))
          ? [hash.slice(1)]
          : [];
      }),
    ),
  ]);

describe.each(SCREENS)('at $width px', (viewport) => {
  test.each(['/', '/methods', '/about', '/api'])(
    'each link to a part of %s lands there, clicked and as an address of its own',
    async (path) => {
      const { page, close } = await openPage(browser, { viewport, reducedMotion: 'reduce' });
      await openHydrated(page, program.origin + path);
      const parts = (await listParts(page)).filter((id) => !id.endsWith('-table'));
      for (const id of parts) {
        await page.evaluate((hash) => {
          scrollTo(0, 0);
          location.hash = '';
          location.hash = hash;
        }, id);
        expect(Math.abs((await landing(page, id)) ?? 9e9), `${path}#${id}`).toBeLessThan(100);
      }
      const some = Math.ceil(parts.length / OPENED);
      for (const id of parts.filter((_, index) => index % some === 0)) {
        await page.goto('about:blank');
        await openHydrated(page, `${program.origin}${path}#${id}`);
        const top = Math.abs((await landing(page, id)) ?? 9e9);
        expect(top, `opened at ${path}#${id}`).toBeLessThan(100);
      }
      await close();
    },
    120_000,
  );

  test('every chart of / can be linked to', async () => {
    const { page, close } = await openPage(browser, { viewport, reducedMotion: 'reduce' });
    await page.goto(program.origin);
    const ids = await page.locator('figure.chart').evaluateAll((all) => all.map(({ id }) => id));
    expect(ids.length).toBeGreaterThan(1);
    // The last one moves most when those before it change their height.
    for (const id of extent(ids.slice(-1), ids)) {
      await page.goto('about:blank');
      await openHydrated(page, `${program.origin}/#${id}`);
      expect(Math.abs((await landing(page, id)) ?? 9e9), id).toBeLessThan(100);
    }
    await close();
  });
});

/** The markup of each drawing of a page that was sent, or of the page as it stands. */
const listDrawings = (page: Page, sent?: string) =>
  page.evaluate((html) => {
    const whole =
      html === undefined ? document : new DOMParser().parseFromString(html, 'text/html');
    return Array.from(whole.querySelectorAll('.chart-drawing'), ({ innerHTML }) => innerHTML);
  }, sent);

describe('drawings', () => {
  test('are sent once: none stands in what a page hands to React', async () => {
    for (const path of ['/', CHART]) {
      const html = await (await fetch(program.origin + path)).text();
      const scripts = html.match(/<script\b[^>]*>.*?<\/script>/gs)?.join('') ?? '';
      expect(html).toContain('class="chart-mark"');
      expect(scripts).toContain('self.__next_f');
      expect(scripts).not.toContain('chart-mark');
    }
  });

  test('stay as they were sent, also where a page was changed before React came and is made anew', async () => {
    for (const words of ['Key figures', 'Schlüsselzahlen']) {
      const { page, complaints, close } = await openPage(browser);
      let html = '';
      await page.route(`${program.origin}/`, async (route) => {
        const response = await route.fetch();
        html = (await response.text()).replace('>Key figures<', `>${words}<`);
        await route.fulfill({ response, body: html });
      });
      await openHydrated(page, program.origin);
      const drawings = await listDrawings(page);
      expect(drawings.length).toBeGreaterThan(10);
      expect(drawings).toEqual(await listDrawings(page, html));
      // React's own number for a text that is not the one it expects.
      expect(complaints.join()).toMatch(words === 'Key figures' ? /^$/ : /#418/);
      expect(await page.locator('#key-figures').innerText()).toBe('Key figures');
      await close();
    }
  });
});

test('Chromium’s accessibility tree of / has every heading, link, table and figure of the page', async () => {
  const { page, close } = await openPage(browser);
  await openHydrated(page, program.origin);
  // What is folded away is in neither.
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  const inPage = await page.evaluate(() => {
    const count = (selector: string) =>
      [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility())
        .length;
    return {
      heading: count('h1, h2, h3, h4, h5, h6'),
      link: count('a[href]'),
      table: count('table'),
      figure: count('figure'),
    };
  });
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const count = (role: string) =>
    nodes.filter((node) => !node.ignored && node.role?.value === role).length;
  expect({
    heading: count('heading'),
    link: count('link'),
    table: count('table'),
    figure: count('figure'),
  }).toEqual(inPage);
  expect(inPage.heading).toBeGreaterThan(10);
  await close();
});

// Chromium keeps no page where memory is short: a busy machine gets another try.
test('a page comes back whole from the back/forward cache, with the theme chosen meanwhile', {
  retry: 2,
}, async () => {
  const own = await startBrowserWithHistory();
  const { page, complaints } = await openPage(own);
  await page.addInitScript(() => {
    addEventListener('pageshow', (event) => Reflect.set(window, 'restored', event.persisted));
  });
  await openHydrated(page, program.origin + CHART);
  await page.locator('.chart-mark:visible').first().focus();
  await page.locator('.recharts-responsive-container').first().waitFor();
  await openHydrated(page, `${program.origin}/about`);
  await page.getByLabel('Theme').selectOption('dark');
  await page.evaluate(() => history.back());
  await expect.poll(() => new URL(page.url()).pathname).toBe(CHART);
  await expect.poll(() => page.evaluate(() => Reflect.get(window, 'restored'))).toBe(true);
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  expect(await page.getByLabel('Theme').inputValue()).toBe('dark');
  await page.locator('.recharts-responsive-container .chart-mark').nth(1).hover();
  await page.locator('.chart-tip').waitFor();
  expect(complaints).toEqual([]);
  await own.close();
});
