import { execFileSync } from 'node:child_process';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHART_IDS, type ChartId, type ChartModel, listMarks, type Mark } from '@/charts/chart';
import { extent } from '../extent';
import { openBrowser, openPage } from './browser';
import { sharedProgram } from './program';

const program = sharedProgram();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${program.origin}${path}`, { redirect: 'manual', headers });
const pathOf = (id: string) => `/charts/nagorno-karabakh/${id}`;

async function readModel(id: string): Promise<ChartModel> {
  const answer = await get(`${pathOf(id)}.json`);
  return ((await answer.json()) as { model: ChartModel }).model;
}

/** What a reader sees of a chart: the drawings that show of those in the page. */
type Shown = { figures: string[]; texts: string; empty: number };

async function readShown(page: Page): Promise<Shown> {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll('main .chart-plot svg')];
    const seen = all.filter((each) => each.getBoundingClientRect().height > 0);
    const find = (selector: string) => seen.flatMap((each) => [...each.querySelectorAll(selector)]);
    return {
      figures: find('a.chart-mark').map((mark) => mark.getAttribute('data-figure') ?? ''),
      texts: find('text')
        .map((each) => each.textContent ?? '')
        .join(' '),
      empty: seen.filter((each) => each.querySelectorAll('path, line, text').length === 0).length,
    };
  });
}

/** The figures of a chart that carry a number: each must be drawn. */
const listFigures = (model: ChartModel) =>
  [...new Set(listMarks(model).map(({ figure }) => figure))].toSorted();

/** Questions of which a picture shows the number of one claimant and not that of another. */
function listHalves(model: ChartModel, shown: ReadonlySet<string>): string[] {
  const questions = new Map<string, Mark[]>();
  for (const mark of listMarks(model)) {
    if (mark.status === 'superseded') continue;
    const key = `${mark.question}, ${mark.period}`;
    questions.set(key, [...(questions.get(key) ?? []), mark]);
  }
  return [...questions].flatMap(([question, marks]) => {
    const drawn = marks.filter(({ figure }) => shown.has(figure)).length;
    return drawn > 0 && drawn < marks.length ? [question] : [];
  });
}

/** One chart of each way to draw, by day. */
const SOME = extent<readonly ChartId[]>(
  ['killed-by-phase', 'one-day-claims', 'battle-related-deaths', 'deaths-by-country'],
  CHART_IDS,
);

describe('with JavaScript off', () => {
  test.each([320, 1280])(
    'at %i pixels each drawing of / is there, and has marks',
    async (width) => {
      const viewport = { width, height: 800 };
      const { page, close } = await openPage(browser, { javaScriptEnabled: false, viewport });
      await page.goto(program.origin);
      const { figures, texts, empty } = await readShown(page);
      expect(empty).toBe(0);
      expect(figures).toEqual(
        expect.arrayContaining(listFigures(await readModel('battle-related-deaths'))),
      );
      for (const said of ['at least 20,000', '30,000', '7,646', '3,773'])
        expect(texts).toContain(said);
      await close();
    },
  );

  test.each(SOME)(
    '/charts/nagorno-karabakh/%s is whole: rivals are drawn together, and every figure is in its table',
    async (id) => {
      const { page, complaints, close } = await openPage(browser, { javaScriptEnabled: false });
      const answer = await page.goto(program.origin + pathOf(id));
      expect(answer?.status()).toBe(200);
      const { figures, empty } = await readShown(page);
      expect(empty).toBe(0);
      const wanted = listFigures(await readModel(id));
      expect(listHalves(await readModel(id), new Set(figures))).toEqual([]);
      const links = await page
        .locator('main table a[href^="/figures/"]')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href')?.split('/')[2]));
      expect(
        wanted.filter((figure) => !links.includes(figure)),
        'not in the table',
      ).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    },
  );

  test('a chart printed to PDF has the numbers over its columns', async () => {
    const { page, close } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(program.origin + pathOf('battle-related-deaths'));
    const pdf = await page.pdf({ format: 'A4' });
    const text = execFileSync('pdftotext', ['-raw', '-', '-'], { input: pdf, encoding: 'utf8' });
    // The table is folded away on paper: what is found stands in the drawing. A label's halo makes
    // Chromium leave its blanks out.
    const words = text.replaceAll(/\s/g, '');
    for (const said of ['7,646', '2020', '10,000']) expect(words).toContain(said);
    await close();
  });
});

describe('the table of who says what', () => {
  test('sorts by each column, numbers as numbers, and what has no number comes last', async () => {
    const { page, close } = await openPage(browser);
    await page.goto(program.origin + pathOf('who-says-what'));
    const heading = page.getByRole('button', { name: 'Highest' });
    const read = () =>
      page
        .locator('#questions-table tbody tr')
        .evaluateAll((rows) =>
          rows.map((row) => (row as HTMLTableRowElement).cells[2]?.dataset.value ?? ''),
        );
    for (const order of ['ascending', 'descending']) {
      await heading.click();
      expect(await page.locator('th', { has: heading }).getAttribute('aria-sort')).toBe(order);
      const values = await read();
      const numbers = values.filter((value) => value !== '').map(Number);
      const sorted = numbers.toSorted((a, b) => (order === 'ascending' ? a - b : b - a));
      expect(numbers.length).toBeGreaterThan(20);
      expect(values).toEqual([...sorted.map(String), ...values.filter((value) => value === '')]);
    }
    await close();
  });
});

describe('a chart’s page', () => {
  test('says what a link’s preview needs, and which address is the canonical one', async () => {
    const html = await (await get(pathOf('displaced'))).text();
    const { position } = await readModel('displaced');
    const address = `${program.origin}${pathOf('displaced')}`;
    expect(html).toContain(`<link rel="canonical" href="${address}"`);
    expect(html).toContain(`<meta property="og:image" content="${address}.png?at=${position}"`);
    expect(html).toContain('<meta property="og:image:width" content="1200"');
    expect(html).toContain('<meta name="twitter:card" content="summary_large_image"');
    expect(html).toContain(`href="${address}?at=${position}"`);
    for (const form of ['csv', 'json', 'svg', 'png'])
      expect(html).toContain(`href="${pathOf('displaced')}.${form}"`);
    expect(html).toContain(`${address}/embed?at=${position}`);
  });

  test.each(CHART_IDS)('%s leads to each other chart of its conflict, once', async (id) => {
    const html = await (await get(pathOf(id))).text();
    const [nav = ''] = /<nav class="chart-others".*?<\/nav>/s.exec(html) ?? [];
    const linked = [...nav.matchAll(/href="[^"]*\/([a-z-]+)"/g)].map(([, to]) => to);
    expect(linked).toEqual(CHART_IDS.filter((other) => other !== id));
  });

  test('pinned, it shows what was said then', async () => {
    const path = `${pathOf('battle-related-deaths')}?at=162`;
    const html = await (await get(path)).text();
    expect(html).toContain('7,633');
    expect(html).not.toContain('7,646');
    expect(html).toContain('<meta name="robots" content="noindex');
  });

  test.each([
    pathOf('no-such-chart'),
    `${pathOf('no-such-chart')}/embed`,
    '/charts/no-such-conflict/displaced',
    `${pathOf('displaced')}?at=1`,
  ])('%s is 404, as a page that reads without JavaScript', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    const html = await answer.text();
    expect(html).toContain('<h1>Page not found</h1>');
    expect(html).toContain('<title>Page not found · Casualty Ledger</title>');
  });

  test.each(['csv', 'json', 'svg', 'png'])('an unknown chart as .%s is 404', async (form) => {
    const answer = await get(`${pathOf('no-such-chart')}.${form}`);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });
});

describe('deaths by country', () => {
  const PATH = pathOf('deaths-by-country');

  test('without a script a form asks for a year, which page, files, picture and frame then are of', async () => {
    const { page, complaints, close } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(program.origin + PATH);
    expect(await page.locator('h1').innerText()).toContain('1989 to 2022');
    await page.locator('select[name="year"]').selectOption('2020');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.waitForURL(/deaths-by-country\?year=2020$/);
    expect(await page.locator('h1').innerText()).toMatch(/Armenia 39th and Azerbaijan 2nd of 47/);
    expect(await page.locator('.chart-sentence').first().innerText()).toMatch(
      /not by conflict: never this conflict’s own toll.*third party/s,
    );
    for (const country of ['Armenia', 'Azerbaijan'])
      expect(
        await page.locator('.chart-plot svg text >> visible=true', { hasText: country }).count(),
      ).toBe(1);
    const link = await page.locator('.chart-files a', { hasText: 'CSV' }).getAttribute('href');
    expect(link).toBe(`${PATH}.csv?year=2020`);
    const rows: Record<string, string>[] = parse(await (await get(link ?? '')).text(), {
      columns: true,
    });
    expect(rows).toHaveLength(47);
    expect(rows.find(({ row }) => row === 'Azerbaijan')).toMatchObject({ value: '7636' });
    const svg = await (await get(`${PATH}.svg?year=2020`)).text();
    expect(svg).toContain('13 of 47 countries with deaths recorded, 2020');
    expect(await (await get(`${PATH}/embed?year=2020`)).text()).toContain(
      'never this conflict’s own',
    );
    await page.locator('select[name="year"]').selectOption('');
    await page.getByRole('button', { name: 'Show' }).click();
    // What is left empty goes from the address.
    await page.waitForURL((url) => url.search === '');
    expect(await page.locator('h1').innerText()).toContain('1989 to 2022');
    expect(complaints).toEqual([]);
    await close();
  });

  test('it is not there before its dataset is, and keeps its bytes from then on', async () => {
    for (const form of ['', '.csv', '.json', '.svg', '/embed'])
      expect((await get(`${PATH}${form}?at=651`)).status, form).toBe(404);
    const pinned = await get(`${PATH}.csv?year=2020&at=652`);
    expect(pinned.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(await pinned.text()).toBe(await (await get(`${PATH}.csv?year=2020`)).text());
  });

  test.each([
    ['.csv?year=1900', 'year', /allowed here: 1989 to 2022/],
    ['.csv?side=armenian', 'side', /for charts of figures/],
  ])('%s is refused', async (query, parameter, detail) => {
    const answer = await get(PATH + query);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ parameter, detail: expect.stringMatching(detail) });
  });

  test('a year is for no other chart', async () => {
    expect((await get(`${pathOf('displaced')}.csv?year=2020`)).status).toBe(400);
  });

  test('the conflict’s page leads to it, of the deadliest year', async () => {
    const html = await (await get('/conflicts/nagorno-karabakh')).text();
    expect(html).toMatch(/href="\/charts\/nagorno-karabakh\/deaths-by-country\?year=2020"/);
  });
});

describe('the files', () => {
  test.each(SOME)('%s.svg opens alone, in a browser and in rsvg-convert', async (id) => {
    const answer = await get(`${pathOf(id)}.svg`);
    expect(answer.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    const svg = await answer.text();
    const png = execFileSync('rsvg-convert', ['--format', 'png'], {
      input: svg,
      maxBuffer: 32 * 1024 * 1024,
    });
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    const { page, complaints, close } = await openPage(browser);
    await page.goto(`${program.origin}${pathOf(id)}.svg`);
    const texts = (await page.locator('text').allTextContents()).join(' ');
    const links = await page
      .locator('a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')?.split('/')[4] ?? ''));
    // Series that have a chart of their own are said; of a question that is drawn no claim is left out.
    const halves = listHalves(await readModel(id), new Set(links));
    if (halves.length > 0) expect(texts, halves.join('; ')).toMatch(/\d+ of \d+ figures/);
    expect(complaints).toEqual([]);
    await close();
  });

  test.each([
    ['', 1200, 630],
    ['?theme=dark', 1200, 630],
    ['?shape=square', 1080, 1080],
    ['?size=2', 2400, 1260],
    ['?ground=none', 1200, 630],
    ['?width=360', 360, null],
    ['?width=1441&theme=dark', 1441, null],
  ])('.png%s is a PNG of the asked size', async (query, width, height) => {
    const answer = await get(`${pathOf('one-day-claims')}.png${query}`);
    expect(answer.headers.get('content-type')).toBe('image/png');
    const png = Buffer.from(await answer.arrayBuffer());
    expect(png.readUInt32BE(16)).toBe(width);
    if (height !== null) expect(png.readUInt32BE(20)).toBe(height);
  });

  test('a live file is asked for again each time, as a pinned picture is; pinned data is kept for good', async () => {
    for (const form of ['csv', 'json', 'svg', 'png']) {
      const { position } = await readModel('displaced');
      const live = await get(`${pathOf('displaced')}.${form}`);
      const pinned = await get(`${pathOf('displaced')}.${form}?at=${position}`);
      const isPicture = form === 'svg' || form === 'png';
      const [revalidated, kept] = [
        'public, max-age=0, must-revalidate',
        'public, max-age=31536000, immutable',
      ];
      expect(live.headers.get('cache-control')).toBe(revalidated);
      expect(pinned.headers.get('cache-control')).toBe(isPicture ? revalidated : kept);
      expect(pinned.headers.get('etag')).toBe(live.headers.get('etag'));
      expect(live.headers.get('content-disposition')).toMatch(
        new RegExp(`"nagorno-karabakh-displaced-\\d{4}-\\d\\d-\\d\\d\\.${form}"$`),
      );
    }
  });

  test.each([
    ['.svg?theme=red', 'theme', /allowed here: light, dark/],
    ['.svg?width=3000', 'width', /from 320 to 2000/],
    ['.png?width=1e3', 'width', /from 200 to 2400/],
    ['.png?colour=red', 'colour', /theme, width, shape, size, ground, at, phase,.* are allowed/],
    ['.csv?bom=2', 'bom', /allowed here: 0, 1/],
    [
      '.json?theme=dark',
      'theme',
      /at, phase, side, counted, measure, claimant, scale, year are allowed/,
    ],
  ])('%s is refused as problem details that name it', async (query, parameter, detail) => {
    const answer = await get(pathOf('displaced') + query);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const problem = (await answer.json()) as { parameter: string; detail: string };
    expect(problem.parameter).toBe(parameter);
    expect(problem.detail).toMatch(detail);
  });
});
