import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PALETTE } from '@/charts/palette';
import { openBrowser, openHydrated, openPage, untilHydrated } from './browser';
import { sharedProgram } from './program';

const program = sharedProgram();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** `#161518` as a computed style says it. */
function rgb(hex: string): string {
  const channels = [1, 3, 5].map((from) => Number.parseInt(hex.slice(from, from + 2), 16));
  return `rgb(${channels.join(', ')})`;
}
const LIGHT = rgb(PALETTE.light.paper);
const DARK = rgb(PALETTE.dark.paper);
const paper = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

test('text is set in the faces that the page ships', async () => {
  const { page, close } = await openPage(browser);
  await openHydrated(page, `${program.origin}/about`);
  await page.reload();
  await page.evaluate(() => document.fonts.ready);
  const loaded = await page.evaluate(() =>
    [...document.fonts]
      .filter(({ status }) => status === 'loaded')
      .map(({ family }) => family.replaceAll('"', '')),
  );
  expect(loaded).toEqual(
    expect.arrayContaining(['Source Sans 3 Variable', 'Source Serif 4 Variable']),
  );
  await close();
});

describe('the theme', () => {
  test('follows the system until the reader chooses, and then the choice, reload after reload', async () => {
    const { page, complaints, close } = await openPage(browser, { colorScheme: 'dark' });
    await openHydrated(page, `${program.origin}/about`);
    expect(await paper(page)).toBe(DARK);
    const choice = page.getByLabel('Theme');
    await choice.selectOption('light');
    await expect.poll(() => paper(page)).toBe(LIGHT);
    await openHydrated(page, `${program.origin}/methods`);
    expect(await paper(page)).toBe(LIGHT);
    expect(await choice.inputValue()).toBe('light');
    await choice.selectOption('system');
    await expect.poll(() => paper(page)).toBe(DARK);
    await page.reload();
    await untilHydrated(page);
    expect(await paper(page)).toBe(DARK);
    expect(await choice.inputValue()).toBe('system');
    expect(complaints).toEqual([]);
    await close();
  });

  test('stands before the first paint, and the switch moves nothing', async () => {
    const { page, complaints, close } = await openPage(browser, { colorScheme: 'light' });
    await openHydrated(page, `${program.origin}/about`);
    await page.evaluate(() => localStorage.setItem('theme', 'dark'));
    await page.addInitScript(() => {
      const seen: { theme: string | null; shifts: number } = { theme: 'not yet', shifts: 0 };
      Object.assign(window, { seen });
      const look = () => {
        if (!document.body) requestAnimationFrame(look);
        else seen.theme = document.documentElement.getAttribute('data-theme');
      };
      requestAnimationFrame(look);
      new PerformanceObserver((list) => {
        seen.shifts += list.getEntries().length;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await openHydrated(page, `${program.origin}/methods`);
    const seen = await page.evaluate(() => (window as unknown as { seen: object }).seen);
    expect(seen).toEqual({ theme: 'dark', shifts: 0 });
    expect(await paper(page)).toBe(DARK);
    expect(complaints).toEqual([]);
    await close();
  });

  test('can be chosen with the keyboard alone', async () => {
    const { page, close } = await openPage(browser, { colorScheme: 'light' });
    await openHydrated(page, `${program.origin}/about`);
    await page.getByLabel('Theme').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => paper(page)).toBe(DARK);
    await close();
  });

  test('of an embedded page is the one that its address names', async () => {
    const { page, close } = await openPage(browser, { colorScheme: 'light' });
    const embed = `${program.origin}/charts/nagorno-karabakh/displaced/embed?at=179`;
    await openHydrated(page, `${embed}&theme=dark`);
    expect(await paper(page)).toBe(DARK);
    await close();
  });

  test('is light on paper, whatever is chosen', async () => {
    const { page, close } = await openPage(browser, { colorScheme: 'dark' });
    await openHydrated(page, `${program.origin}/about`);
    await page.getByLabel('Theme').selectOption('dark');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await paper(page)).toBe('rgb(255, 255, 255)');
    await page.evaluate(() => document.documentElement.removeAttribute('data-theme'));
    expect(await paper(page)).toBe('rgb(255, 255, 255)');
    await close();
  });

  test('without JavaScript follows the system, with no switch that would do nothing', async () => {
    const options = { javaScriptEnabled: false, colorScheme: 'dark' as const };
    const { page, close } = await openPage(browser, options);
    await page.goto(`${program.origin}/about`);
    expect(await paper(page)).toBe(DARK);
    expect(await page.getByLabel('Theme').isVisible()).toBe(false);
    await close();
  });
});
