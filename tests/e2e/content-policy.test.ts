import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADDRESSES } from '@/routes/catalogue';
import { matchAddress } from '@/routes/match';
import { FILLED, startFilledProgram } from '../fuzz/filled-program';
import { listKnown } from '../fuzz/requests/generate';
import { listPlain } from '../fuzz/requests/run';
import { openBrowser, openPage, startScripts } from './browser';
import type { Program } from './program';

/** The headers that keep readers safe, held against a real browser on every kind of page. */
let program: Program;
let browser: Browser;

/** Kinds of page that are looked at pinned too: a banner, a chart, a frame. */
const PINNED = new Set<string>(
  [ADDRESSES.dashboard, ADDRESSES.figure, ADDRESSES.chart, ADDRESSES.chartEmbed].map(
    ({ path }) => path,
  ),
);

/** Each kind of page that the catalogue has, as it is, and some pinned. */
function listPages(): string[] {
  return listKnown().flatMap(({ address, form }) => {
    if (form !== 'html') return [];
    const [path = ''] = listPlain(FILLED, { address, form });
    return PINNED.has(address.path) ? [path, `${path}?at=182`] : [path];
  });
}

const COMPARED = '/datasets/ged-myanmar/compare?from=19.1&to=24.1';
const pages = [...listPages(), COMPARED, '/?q=killed', '/nothing/is/here', '/about?at=999999'];

beforeAll(async () => {
  program = await startFilledProgram();
  browser = await openBrowser();
  const released = await (await fetch(`${program.origin}/readyz`)).json();
  expect(released.position).toBeGreaterThanOrEqual(182);
}, 240_000);
afterAll(async () => {
  await browser.close();
  await program.stop();
});

describe('every kind of page', () => {
  test('breaks no policy and makes no complaint, in light and in dark', async () => {
    expect(pages.length).toBeGreaterThan(25);
    const { page, complaints, close } = await openPage(browser);
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        console.error(`policy: ${violatedDirective} ${blockedURI}`);
      });
    });
    for (const path of pages) {
      await page.goto(program.origin + path);
      await startScripts(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.emulateMedia({ colorScheme: 'light' });
      // The document itself, where it is no page, is told of as an error by the browser.
      const told = complaints.filter((each) => !/status of 404/.test(each));
      expect(told, path).toEqual([]);
    }
    await close();
  }, 300_000);

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
    await page.goto(`${program.origin}/about`);
    await startScripts(page);
    expect(await page.evaluate(() => Reflect.get(window, 'hit'))).toBeUndefined();
    expect(complaints.some((each) => /Content Security Policy/.test(each))).toBe(true);
    await close();
  });

  test('has every header that keeps readers safe, and no page allows inline scripts', async () => {
    for (const path of pages) {
      const { headers } = await fetch(program.origin + path);
      const policy = headers.get('content-security-policy') ?? '';
      const isFramed = /\/embed/.test(path);
      expect(policy, path).toContain("default-src 'none'");
      expect(policy.replace(/style-src-attr [^;]*/, ''), path).not.toMatch(
        /unsafe-|\*(?!$)|data:|http/,
      );
      expect(policy, path).toContain(isFramed ? 'frame-ancestors *' : "frame-ancestors 'none'");
      expect(headers.get('x-frame-options'), path).toBe(isFramed ? null : 'DENY');
      expect(Object.fromEntries(headers), path).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': isFramed ? 'cross-origin' : 'same-origin',
      });
      // A refusal that is no page of the site's own has no more than it needs.
      expect(headers.get('cross-origin-opener-policy'), path).toBe('same-origin');
      expect(headers.get('referrer-policy'), path).toBe('same-origin');
      expect(headers.get('permissions-policy'), path).toContain('camera=()');
    }
  });
});

test('files may be shown by any site, and nothing in one can run', async () => {
  const files = listPlain(FILLED).filter((path) => matchAddress(path)?.form !== 'html');
  for (const path of files) {
    const response = await fetch(program.origin + path);
    await response.arrayBuffer();
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(response.headers.get('cross-origin-resource-policy'), path).toBe('cross-origin');
    expect(response.headers.get('x-content-type-options'), path).toBe('nosniff');
    if (!path.endsWith('.svg')) expect(policy, path).toContain('sandbox');
    expect(policy, path).toContain("default-src 'none'");
  }
});
