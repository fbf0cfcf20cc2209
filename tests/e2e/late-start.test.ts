import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openPage } from './browser';
import { sharedProgram } from './program';

const CHART = '/charts/nagorno-karabakh/killed-by-phase';
const SCRIPTS = '**/_next/static/chunks/*.js';
const PHONE = { hasTouch: true, viewport: { width: 375, height: 700 } };

const program = sharedProgram();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Holds the page's scripts back until it is called. */
async function holdScripts(page: Page): Promise<() => void> {
  const held: (() => void)[] = [];
  let isHeld = true;
  await page.route(SCRIPTS, async (route) => {
    if (isHeld) await new Promise<void>((resolve) => held.push(resolve));
    await route.continue();
  });
  return () => {
    isHeld = false;
    for (const resolve of held) resolve();
  };
}

const mark = (page: Page, index: number) => page.locator('.chart-mark:visible').nth(index);
const isFocused = (page: Page, index: number) =>
  mark(page, index).evaluate((element) => element === document.activeElement);

describe('a page that nobody touches', () => {
  test('fetches no script', async () => {
    const { page, complaints, close } = await openPage(browser);
    const scripts: string[] = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(request.url());
    });
    await page.goto(`${program.origin}/`, { waitUntil: 'networkidle' });
    await page.evaluate(() => window.scrollBy(0, 5_000));
    await page.waitForTimeout(300);
    expect(scripts).toEqual([]);
    await page.keyboard.press('Tab');
    await expect.poll(() => scripts.length).toBeGreaterThan(3);
    await page.waitForLoadState('networkidle');
    expect(new Set(scripts).size).toBe(scripts.length);
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('what a reader does before the page listens', () => {
  test('a key pressed on a mark happens when the scripts are there', async () => {
    const { page, complaints, close } = await openPage(browser);
    const release = await holdScripts(page);
    await page.goto(program.origin + CHART);
    await mark(page, 0).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await isFocused(page, 0)).toBe(true);
    release();
    await expect.poll(() => isFocused(page, 2)).toBe(true);
    expect(complaints).toEqual([]);
    await close();
  });

  test('a key pressed elsewhere stays there, wherever the focus is by then', async () => {
    const { page, close } = await openPage(browser);
    const release = await holdScripts(page);
    await page.goto(`${program.origin}/figures/Z35Z0V8`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('c');
    await page.getByLabel('MLA', { exact: true }).focus();
    release();
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(300);
    expect(await page.locator('.cite [role=status]').textContent()).toBe('');
    await close();
  });

  test('a tap on a mark shows what it says, and does not lead away', async () => {
    const { page, close } = await openPage(browser, PHONE);
    const release = await holdScripts(page);
    await page.goto(program.origin + CHART);
    await mark(page, 0).tap();
    release();
    await page.locator('[role="tooltip"]').waitFor();
    expect(new URL(page.url()).pathname).toBe(CHART);
    await close();
  });

  test('a chosen theme holds, though the switch did not listen yet', async () => {
    const { page, close } = await openPage(browser, { colorScheme: 'light' });
    const release = await holdScripts(page);
    await page.goto(`${program.origin}/about`);
    await page.getByLabel('Theme').selectOption('dark');
    release();
    const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
    await expect.poll(theme).toBe('dark');
    expect(await page.getByLabel('Theme').inputValue()).toBe('dark');
    await close();
  });
});

test('where scripts do not come, a tapped mark leads to its figure', async () => {
  const { page, close } = await openPage(browser, PHONE);
  await page.route(SCRIPTS, (route) => route.abort());
  await page.goto(program.origin + CHART);
  const href = await mark(page, 0).getAttribute('href');
  await mark(page, 0).tap();
  await page.waitForURL((url) => url.href.includes('/figures/'));
  expect(href).toContain(new URL(page.url()).pathname);
  await close();
});

test('an address that names a mark shows it without being touched', async () => {
  const { page, close } = await openPage(browser);
  await page.goto(program.origin + CHART);
  await mark(page, 0).focus();
  await page.waitForFunction(() => location.hash !== '');
  const named = page.url();
  await page.goto('about:blank');
  await page.goto(named);
  await page.locator('[role="tooltip"]').waitFor();
  await close();
});
