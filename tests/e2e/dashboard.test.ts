import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openHydrated, openPage, untilHydrated } from './browser';
import { sharedProgram } from './program';

const CONFLICT = '/conflicts/nagorno-karabakh';
/** The years' deaths, which open both pages. */
const FIRST_CHART = '#battle-related-deaths';
const WIDE = { viewport: { width: 1280, height: 800 }, highest: 3_000 };
const PHONE = { viewport: { width: 375, height: 812 }, highest: 5_500 };

const program = sharedProgram();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** How far down an element reaches, in pixels from the top of the page. */
async function bottomOf(page: Page, selector: string): Promise<number> {
  const box = await page.locator(selector).locator('visible=true').first().boundingBox();
  if (!box) throw new Error(`${selector} is not on the page`);
  return box.y + box.height;
}

describe.each([WIDE, PHONE])('at $viewport.width px', ({ viewport, highest }) => {
  test.each(['/', CONFLICT])(
    `%s is at most ${highest} px high, of at most 3,000 elements, and nothing of it scrolls sideways`,
    async (path) => {
      const { page, complaints, close } = await openPage(browser, { viewport });
      await openHydrated(page, program.origin + path);
      const { scrollHeight, scrollWidth, elements } = await page.evaluate(() => ({
        scrollHeight: document.documentElement.scrollHeight,
        scrollWidth: document.documentElement.scrollWidth,
        elements: document.querySelectorAll('*').length,
      }));
      expect(scrollHeight).toBeLessThanOrEqual(highest);
      expect(scrollWidth).toBeLessThanOrEqual(viewport.width);
      expect(elements).toBeLessThanOrEqual(3_000);
      expect(complaints).toEqual([]);
      await close();
    },
  );

  test('the first screen of / has the deaths by year and what is said of the first war', async () => {
    const { page, close } = await openPage(browser, { viewport, javaScriptEnabled: false });
    await page.goto(program.origin);
    expect(await bottomOf(page, `${FIRST_CHART} svg`)).toBeLessThanOrEqual(viewport.height);
    const first = page.locator('.key-figures li').first();
    expect(await first.innerText()).toMatch(/at least 20,000.*30,000/s);
    expect(await bottomOf(page, '.key-figures li .key-number')).toBeLessThanOrEqual(
      viewport.height,
    );
    await close();
  });
});

test('/ is sent in at most 250,000 bytes', async () => {
  const html = await (await fetch(program.origin)).arrayBuffer();
  expect(html.byteLength).toBeLessThanOrEqual(250_000);
});

describe('/conflicts', () => {
  test('has each conflict with its figures, claimants, highest toll and years, in at most 250,000 bytes', async () => {
    const html = await (await fetch(`${program.origin}/conflicts`)).arrayBuffer();
    expect(html.byteLength).toBeLessThanOrEqual(250_000);
    const { page, complaints, close } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(`${program.origin}/conflicts`);
    const row = page.locator('table').first().locator('tbody tr').first();
    const text = await row.innerText();
    expect(text).toMatch(/at least 20,000.*30,000/s);
    expect(text).toMatch(/The Washington Post.*VOA News/s);
    expect(text).toContain('highest 2020: 7,646');
    expect(await row.locator('svg.spark path').first().getAttribute('d')).toMatch(/^M/);
    expect(await page.locator('main').innerText()).toContain(
      'by country of the event, not by conflict',
    );
    expect(complaints).toEqual([]);
    await close();
  });

  test('has the countries of the dataset, which a script sorts as numbers', async () => {
    const { page, complaints, close } = await openPage(browser);
    await page.goto(`${program.origin}/conflicts`);
    const heading = page.getByRole('button', { name: 'Best' });
    await heading.click();
    const values = await page
      .locator('#countries-table tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => Number((row as HTMLTableRowElement).cells[2]?.dataset.value)),
      );
    expect(values.length).toBeGreaterThan(100);
    expect(values).toEqual(values.toSorted((a, b) => a - b));
    expect(complaints).toEqual([]);
    await close();
  });
});

type Left = { marks: string[]; rows: string[] };

/** The figures that a page shows as marks, and those of the CSV that it leads to. */
async function readLeft(page: Page): Promise<Left> {
  const marks = await page
    .locator('.chart-mark')
    .evaluateAll((all) => all.map((mark) => mark.getAttribute('data-figure') ?? ''));
  const csv = await page.locator('main a', { hasText: /^CSV$/ }).first().getAttribute('href');
  const text = await (await fetch(program.origin + csv)).text();
  const rows = parse(text, { columns: true }).map((row: unknown) =>
    String((row as { figure_id: string }).figure_id),
  );
  return { marks: [...new Set(marks)].toSorted(), rows: rows.toSorted() };
}

/** How many figures the form says that its choice leaves: "Azerbaijan (41)". */
function countOf(option: string): number {
  return Number(/\((\d+)\)$/.exec(option)?.[1]);
}

describe('the filter', () => {
  test('without a script is a form: chart, strips and CSV hold the figures that it leaves', async () => {
    const { page, close } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(program.origin + CONFLICT);
    const whole = await readLeft(page);
    const side = page.locator('select[name="side"]');
    const option = side.locator('option', { hasText: 'Azerbaijan' }).first();
    const expected = countOf((await option.textContent()) ?? '');
    await side.selectOption((await option.getAttribute('value')) ?? '');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.waitForURL(/[?&]side=azerbaijan/);
    const left = await readLeft(page);
    expect(left.rows).toHaveLength(expected);
    expect(left.rows.length).toBeLessThan(whole.rows.length);
    expect(left.marks.length).toBeGreaterThan(1);
    expect(left.marks.filter((figure) => !left.rows.includes(figure))).toEqual([]);
    await page.getByRole('navigation', { name: 'Filter by phase' }).getByText('April').click();
    await page.waitForURL(/phase=.*side=azerbaijan/);
    expect((await readLeft(page)).rows.length).toBeLessThan(expected);
    await page.getByText('Clear the filter').click();
    expect((await readLeft(page)).rows).toEqual(whole.rows);
    await close();
  });

  test('with a script follows a choice at once, on a chart’s page too, with its table and files', async () => {
    const { page, complaints, close } = await openPage(browser);
    await openHydrated(page, `${program.origin}/charts/nagorno-karabakh/killed-by-phase`);
    const choice = page.locator('select[name="claimant"]');
    const option = choice.locator('option', { hasText: 'Azerbaijan' }).first();
    const claimant = (await option.getAttribute('value')) ?? '';
    await choice.selectOption(claimant);
    await page.waitForURL(new RegExp(`/killed-by-phase\\?claimant=${claimant}$`));
    await untilHydrated(page);
    const { marks, rows } = await readLeft(page);
    expect(marks.length).toBeGreaterThan(0);
    expect(marks.filter((figure) => !rows.includes(figure))).toEqual([]);
    const inTable = await page
      .locator('.chart-table a[href^="/figures/"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')?.split('/')[2] ?? ''));
    expect(inTable.length).toBeGreaterThan(0);
    expect(inTable.filter((figure) => !rows.includes(figure))).toEqual([]);
    const file = await fetch(
      `${program.origin}/charts/nagorno-karabakh/killed-by-phase.csv?claimant=${claimant}`,
    );
    expect(file.headers.get('content-disposition')).toContain(`claimant-${claimant}`);
    expect(complaints).toEqual([]);
    await close();
  });
});
