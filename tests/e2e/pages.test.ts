import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readLog } from '@/db/log-file';
import { SHIPPED_LOG } from '@/db/shipped-log';
import { openBrowser, openPage } from './browser';
import { sharedProgram } from './program';

const program = sharedProgram();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const get = (path: string) => fetch(`${program.origin}${path}`, { redirect: 'manual' });

describe('without JavaScript', () => {
  test('the dashboard says the eleven figures with claimant, as-of and source, each a permalink', async () => {
    const { page, complaints, close } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(`${program.origin}/`);
    const text = (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ');
    for (const said of ['at least 20,000', 'near 300', 'at least 16', '1,000,000']) {
      expect(text).toContain(said);
    }
    for (const wording of ['HAP4MSH', 'NZKV7BF', 'CBY5SEC', 'HVTN2V3', 'WDKS7DZ', 'CEZJXK0']) {
      expect(await page.locator(`main a[href="/figures/${wording}"]`).count()).toBeGreaterThan(0);
    }
    for (const wording of ['DG5TEJN', 'AWN8HQ6', 'AP0H1S2', 'TE4G44F', 'ECYAPRD']) {
      expect(await page.locator(`main a[href="/figures/${wording}"]`).count()).toBeGreaterThan(0);
    }
    expect(complaints).toEqual([]);
    await close();
  });

  test('search finds questions, claimants and sources through a plain form', async () => {
    const { page, close } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(`${program.origin}/`);
    await page.getByRole('searchbox').first().fill('helicopter');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\?q=helicopter/);
    const links = await page.locator('main a').allInnerTexts();
    expect(links.join('\n')).toContain('Helicopters lost by Azerbaijan, 27 September 2020');
    await close();
  });

  test.each(['20,000', '20000', 'at least 20000', 'HAP4MSH'])(
    'search finds figures by %s',
    async (query) => {
      const answer = await fetch(`${program.origin}/?q=${encodeURIComponent(query)}`);
      const html = await answer.text();
      expect(html).toContain('<h2>Figures (');
      expect(html).toContain('href="/figures/HAP4MSH"');
      expect(html).toContain('The Washington Post');
    },
  );

  test('search reads a mistyped word as the nearest, says so and links to it', async () => {
    const html = await (await get('/?q=helicoptr%20lost')).text();
    expect(html).toMatch(/Did you mean.*<a href="\/\?q=helicopter%20lost">helicopter lost<\/a>/);
    expect(html).toContain('href="/figures/CEZJXK0"');
  });

  test('a figure’s page has claimant, words, qualifier, as-of and source', async () => {
    const { page, close } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(`${program.origin}/figures/HVTN2V3`);
    const text = (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ');
    expect(text).toContain('near 300');
    expect(text).toContain('International Crisis Group');
    expect(text).toContain('reported near 300 incidents since 2015, excluding');
    expect(text).toContain('27 September 2020');
    expect(text).toContain('The Washington Post');
    expect(text).toContain('dentified from its wording');
    await close();
  });
});

describe('the header', () => {
  const places = ['Conflicts', 'Data', 'Sources', 'Corrections', 'Methods', 'API'];

  test('is small on a phone, with the places and the search in a menu that needs no JavaScript', async () => {
    const viewport = { width: 375, height: 812 };
    const { page, close } = await openPage(browser, { javaScriptEnabled: false, viewport });
    await page.goto(`${program.origin}/about`);
    const wide = page.getByRole('navigation', { name: 'Main' });
    const menu = page.getByRole('navigation', { name: 'Menu' });
    expect((await page.locator('.site-header').boundingBox())?.height).toBeLessThanOrEqual(60);
    expect([await wide.isVisible(), await menu.isVisible()]).toEqual([false, false]);
    await page.getByText('Menu', { exact: true }).click();
    expect(await menu.getByRole('link').allInnerTexts()).toEqual(places);
    expect(await page.getByRole('searchbox').count()).toBe(1);
    await menu.getByRole('link', { name: 'Data' }).click();
    expect(await page.locator('h1').innerText()).toBe('Data');
    await close();
  });

  test.each([1280, 980])(
    'is reached by keyboard in the order in which it is seen at %i px',
    async (width) => {
      const { page, close } = await openPage(browser, { viewport: { width, height: 800 } });
      await page.goto(`${program.origin}/about`);
      const lefts: number[] = [];
      await page.keyboard.press('Tab'); // the link to the content
      for (let stop = 0; stop < places.length + 3; stop++) {
        await page.keyboard.press('Tab');
        const box = await page.locator(':focus').boundingBox();
        expect(box && box.y + box.height).toBeLessThanOrEqual(60);
        lefts.push(box?.x ?? Number.NaN);
      }
      expect(lefts).toEqual(lefts.toSorted((a, b) => a - b));
      await close();
    },
  );
});

describe('what answers first, on a phone without JavaScript', () => {
  const viewport = { width: 375, height: 812 };

  test('a question opens with a sentence of its figures, then each claim, then how to cite', async () => {
    const { page, close } = await openPage(browser, { javaScriptEnabled: false, viewport });
    await page.goto(`${program.origin}/questions/armenian-servicemen-killed-war-of-2020`);
    const text = (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ');
    const order = [
      'Armenia’s latest figure for own losses is 3,773 persons',
      'The ledger has no figure from Azerbaijan.',
      'as of 24 August 2021 · Massis Post',
      'Cite and download',
      'What was counted',
      'These figures cannot be added (why?)',
    ].map((words) => text.indexOf(words));
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(await page.locator('#sums li').first().isVisible()).toBe(false);
    await page.getByText('These figures cannot be added (why?)').click();
    expect(await page.locator('#sums li').first().isVisible()).toBe(true);
    await close();
  });

  test('a figure has its rivals and its citation within two screens, codes folded away', async () => {
    const { page, close } = await openPage(browser, { javaScriptEnabled: false, viewport });
    await page.goto(`${program.origin}/figures/AP0H1S2`);
    const below = async (selector: string) =>
      (await page.locator(selector).first().boundingBox())?.y ?? Number.POSITIVE_INFINITY;
    const places = [await below('.strip'), await below('.cite'), await below('[data-cite]')];
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places.at(-1)).toBeLessThan(2 * viewport.height);
    expect(await page.getByText('EDTF').first().isVisible()).toBe(false);
    await close();
  });
});

describe('what is not there', () => {
  test('answers 404 with a page that reads without JavaScript', async () => {
    for (const path of [
      '/nowhere',
      '/figures/ZZZZZZZ',
      '/figures/Z35Z0V8/v9',
      '/conflicts/atlantis',
    ]) {
      const response = await get(path);
      expect(response.status, path).toBe(404);
      const html = await response.text();
      expect(html.replaceAll(/<script.*?<\/script>/gs, ''), path).toMatch(/<h1[^>]*>[^<]+<\/h1>/);
    }
  });

  test('the paths that Next leads to from public ones are unknown from outside', async () => {
    for (const path of [
      '/unknown',
      '/figures/Z35Z0V8/file/csv',
      '/figures/Z35Z0V8/v1/file/csv',
      '/charts/nagorno-karabakh/displaced/file/svg',
      '/%75nknown',
    ]) {
      expect((await get(path)).status, path).toBe(404);
    }
  });
});

describe('an address that was read out or typed', () => {
  test.each([
    ['/figures/z35z0v8', '/figures/Z35Z0V8'],
    ['/figures/Z35Z0V8-battle-related-deaths-2020', '/figures/Z35Z0V8'],
    ['/figures/z35zov8/v1.csv', '/figures/Z35Z0V8/v1.csv'],
    ['/methods/', '/methods'],
  ])('%s leads to %s', async (typed, canonical) => {
    const response = await get(typed);
    expect(response.status).toBe(308);
    expect(response.headers.get('location')).toBe(canonical);
  });
});

test('/healthz and /readyz tell a load balancer the truth', async () => {
  expect(await (await get('/healthz')).json()).toEqual({ status: 'alive' });
  const ready = await get('/readyz');
  expect(ready.status).toBe(200);
  const { length: position } = await readLog(SHIPPED_LOG);
  expect(await ready.json()).toMatchObject({ ready: true, position });
});

test.each([
  '/conflicts/nagorno-karabakh?side=armenia',
  '/charts/nagorno-karabakh/displaced?side=armenia',
  '/charts/nagorno-karabakh/displaced/embed?theme=light&side=armenia',
])('a slip in the filter of %s is refused by name, with what there is', async (path) => {
  const answer = await get(path);
  expect(answer.status).toBe(400);
  expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
  expect((await answer.text()).replaceAll(/<[^>]*>|&quot;/g, '')).toContain(
    'side is armenia; allowed here: armenian, azerbaijani',
  );
  expect((await get(`${path}n`)).status).toBe(200);
});

describe('an address that leads nowhere', () => {
  const suggest = async (path: string) => {
    const { page, close } = await openPage(browser, { javaScriptEnabled: false });
    const answer = await page.goto(program.origin + path);
    const links = await page
      .locator('section[aria-labelledby="nearest"] a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    await close();
    return { status: answer?.status(), links };
  };

  test.each([
    ['/conflicts/nagorno-karabach', '/conflicts/nagorno-karabakh'],
    ['/questions/kiled-april-2016', '/questions/killed-april-2016'],
    ['/charts/nagorno-karabakh/displacd', '/charts/nagorno-karabakh/displaced'],
    ['/figures/Z35Z0V9', '/figures/Z35Z0V8'],
    ['/charts/nagorno-karabakh/displaced?at=1', '/charts/nagorno-karabakh/displaced'],
  ])('%s suggests %s first, and at most five pages, each there', async (path, nearest) => {
    const { status, links } = await suggest(path);
    expect(status).toBe(404);
    expect(links[0]).toBe(nearest);
    expect(links.length).toBeLessThanOrEqual(5);
    for (const link of links) expect((await get(link)).status, link).toBe(200);
  });

  test('suggests nothing where nothing is near', async () => {
    expect(await suggest('/wp-login.php')).toEqual({ status: 404, links: [] });
  });
});
