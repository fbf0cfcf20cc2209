import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { matchRoute } from '@/routes/match';
import { listRoutes } from '@/routes/registry';
import { listFormats } from '@/routes/route';
import { extent } from '../extent';
import { openBrowser, openHydrated, openPage } from './browser';
import { type Crawl, Crawler, NARROW } from './crawl';
import { findHtmlFaults, findNuFaults } from './markup';
import { filledProgram, PUBLIC_URL } from './program';
import { isAsset, pathOf } from './walker';

/** Pages that no link leads to, and what each is answered. */
const BESIDE = new Map([
  ['/?q=helicopter', 200],
  ['/?q=xyzzy', 200],
  ['/figures/ZZZZZZZ', 404],
  ['/conflicts/atlantis', 404],
  ['/about?at=999999', 404],
  ['/about?at=abc', 400],
]);

/** Every page of a site with something at each of its addresses, visited once; each test looks at all of them. */
let program: Awaited<ReturnType<typeof filledProgram>>;
let browser: Browser;
let crawl: Crawl;
let listed: string[];
beforeAll(async () => {
  program = await filledProgram();
  browser = await openBrowser();
  const sitemap = await (await fetch(`${program.origin}/sitemap.xml`)).text();
  listed = Array.from(sitemap.matchAll(/<loc>([^<]*)<\/loc>/g), ([, loc = '']) =>
    loc.replace(PUBLIC_URL, '').replaceAll('&amp;', '&'),
  );
  const began = Date.now();
  crawl = await Crawler.crawl(browser, program.origin, ['/', '/robots.txt', ...BESIDE.keys()]);
  console.info(`${crawl.pages.length} pages, ${Date.now() - began} ms`);
}, 600_000);
afterAll(async () => {
  await browser.close();
});

/** The pages that the sitemap is to list: as they now stand, each at the address that it is given out with. */
const listLive = () =>
  crawl.pages.filter(({ path, status }) => {
    const match = matchRoute(path);
    return status === 200 && match && match.name !== 'chartEmbed' && !match.route.frozen;
  });

describe('links', () => {
  test('none is dead, and none leads to a place that its page does not have', () => {
    const dead = crawl.walk.visits.filter(
      ({ path, status }) => status !== (BESIDE.get(path) ?? 200),
    );
    expect(dead).toEqual([]);
    expect(crawl.walk.missingAnchors).toEqual([]);
    expect(crawl.walk.visits.length).toBeGreaterThan(200);
  });

  test('none leads to an address that no route has', () => {
    const found = [...crawl.walk.visits.map((visit) => visit.path), ...crawl.walk.leftOut];
    const unknown = found
      .filter((each) => !BESIDE.has(each))
      .map(pathOf)
      .filter((each) => !matchRoute(each) && !isAsset(each));
    expect(unknown).toEqual([]);
  });

  test('lead to every route in each of its formats', () => {
    const visited = crawl.walk.visits.map(({ path }) => matchRoute(pathOf(path)));
    const formats = new Set(visited.map((match) => match && `${match.name} as ${match.format}`));
    const all = listRoutes().flatMap(([name, route]) =>
      listFormats(route).map((format) => `${name} as ${format}`),
    );
    expect(all.filter((each) => !formats.has(each))).toEqual([]);
  });

  test('lead to every page that the sitemap lists, and it lists every page', () => {
    const found = new Set([...crawl.walk.visits.map(({ path }) => path), ...crawl.walk.leftOut]);
    expect(listed.filter((path) => !found.has(path))).toEqual([]);
    const live = listLive().map(({ path }) => path);
    expect(live.filter((path) => !listed.includes(path))).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
  });
});

describe('every page', () => {
  test('has no violation that axe finds: one of each kind narrow, wide and dark, by night all', () => {
    const found = crawl.pages.filter(({ violations }) => violations.length > 0);
    expect(found.map(({ path, violations }) => ({ path, violations }))).toEqual([]);
  });

  test('breaks no policy of its own, and the browser has nothing to complain of', () => {
    const found = crawl.pages.filter(({ complaints }) => complaints.length > 0);
    expect(found.map(({ path, complaints }) => ({ path, complaints }))).toEqual([]);
  });

  test('fits a screen of 320 px: nothing but wide tables scrolls sideways', () => {
    const found = crawl.pages.filter(({ width }) => width > NARROW.width);
    expect(found.map(({ path, width }) => `${path}: ${width}`)).toEqual([]);
  });

  test('has a title, a description, a picture and its canonical address; no two live ones the same title', () => {
    for (const { path, html, status } of crawl.pages) {
      // What a slow page says of itself may come after its head: a browser and a robot read it there too.
      const head = html;
      expect(head, path).toMatch(/<title>[^<]{10,}<\/title>/);
      if (status !== 200) continue;
      expect(head, path).toMatch(/<meta name="description" content="[^"]{40,}"/);
      expect(head, path).toContain(`<link rel="canonical" href="${program.origin}`);
      expect(head, path).toContain(`<meta property="og:image" content="${program.origin}`);
    }
    const live = listLive().map(({ path, title }) => `${title} at ${path}`);
    const titles = listLive().map(({ title }) => title);
    const twice = titles.filter((title, i) => titles.indexOf(title) !== i);
    expect(live.filter((each) => twice.some((title) => each.startsWith(title)))).toEqual([]);
  });

  test('has every header that keeps readers safe, and none allows inline scripts', () => {
    for (const { path, headers } of crawl.pages) {
      const policy = headers['content-security-policy'] ?? '';
      const isFramed = matchRoute(pathOf(path))?.route.framed === true;
      expect(policy, path).toContain("default-src 'none'");
      expect(policy.replace(/style-src-attr [^;]*/, ''), path).not.toMatch(
        /unsafe-|\*(?!$)|data:|http/,
      );
      expect(policy, path).toContain(isFramed ? 'frame-ancestors *' : "frame-ancestors 'none'");
      expect(headers['x-frame-options'], path).toBe(isFramed ? undefined : 'DENY');
      expect(headers, path).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': isFramed ? 'cross-origin' : 'same-origin',
        'referrer-policy': 'same-origin',
      });
      // A page that a sandboxed frame opens would be an error page with it.
      expect(headers['cross-origin-opener-policy'], path).toBeUndefined();
      expect(headers['permissions-policy'], path).toContain('camera=()');
      expect(headers['x-powered-by'], path).toBeUndefined();
    }
  });
});

describe('markup', () => {
  /** One page of each kind in each state; by night all. */
  const listPages = () => {
    const kinds = new Map(
      crawl.pages.map((page) => [`${matchRoute(pathOf(page.path))?.name} ${page.status}`, page]),
    );
    return extent([...kinds.values()], crawl.pages).map(({ path, html }) => ({ path, text: html }));
  };

  test('html-validate finds nothing in any page', async () => {
    expect(await findHtmlFaults(listPages())).toEqual([]);
  }, 600_000);

  test('the W3C’s validator finds nothing in any exported SVG; by night nothing in any page', async () => {
    expect(crawl.pictures.length).toBeGreaterThan(5);
    const broken = (crawl.pictures[0]?.text ?? '').replace('<svg ', '<svg tick="1" ');
    const found = await findNuFaults('svg', [
      ...crawl.pictures,
      { path: 'a broken one', text: broken },
    ]);
    expect(found).toEqual([expect.stringContaining('a broken one: Attribute')]);
    expect(await findNuFaults('html', extent([], listPages()))).toEqual([]);
  }, 600_000);
});

test('a script that was written into a page does not run', async () => {
  const { page, complaints, close } = await openPage(browser);
  await page.route('**/about', async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace(
      '</main>',
      '<script>window.hit=1</script><img src="/icon.svg" onload="window.hit=1"></main>',
    );
    await route.fulfill({ response: answer, body });
  });
  await openHydrated(page, `${program.origin}/about`);
  expect(await page.evaluate(() => Reflect.get(window, 'hit'))).toBeUndefined();
  expect(complaints.some((each) => /Content Security Policy/.test(each))).toBe(true);
  await close();
});

test('files may be shown by any site, and nothing in one can run', () => {
  for (const { path, headers } of crawl.files) {
    const policy = headers['content-security-policy'] ?? '';
    expect(headers['cross-origin-resource-policy'], path).toBe('cross-origin');
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    if (!pathOf(path).endsWith('.svg')) expect(policy, path).toContain('sandbox');
    expect(policy, path).toContain("default-src 'none'");
  }
});
