import { parse } from 'csv-parse/sync';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHART_IDS } from '@/charts/chart';
import { appendEntries } from '@/db/append/append';
import { entrySchema, type NewEntry } from '@/ledger/entry';
import { ROUTES } from '@/routes/registry';
import { listFormats } from '@/routes/route';
import { extent } from '../extent';
import {
  EXAMPLE_GROUND,
  EXAMPLE_WITHDRAWAL,
  exampleFigureEntry,
  FIGURE_IDS,
} from '../integration/example-log';
import { createShippedLedger } from '../integration/ledger';
import { openBrowser, openPage, untilHydrated } from './browser';
import { type Program, startProgramOn } from './program';
import { ask } from './recorded/ask';

/** What somebody could have written into a document that the ledger quotes word for word. */
const HOSTILE = [
  '=HYPERLINK("http://evil.example";"x")',
  '</title></script></style></textarea><script>window.hit=1</script>',
  '<img src=x onerror="window.hit=1"><svg onload="window.hit=1">',
  '"\' onmouseover="window.hit=1" x="',
  'javascript:window.hit=1',
  ']]><!-- --> &lt;b&gt; &#x3c; <!ENTITY x SYSTEM "file:///etc/passwd"> <?xml?>',
  '\u202Edesrever\u2066 \u200F\uFEFF\u2028\u2029',
  '\u0001\u0008\u000B\u001B[2J\u007F\uFFFE',
  '}, evil = {x}} @misc{evil, \\input{/etc/passwd} $x$ %',
  'x\r\nER  - \nTY  - EVIL\nSet-Cookie: evil=1',
  '{{7*7}} $& $1 {id}',
].join('\n');
const STARTS = ['=', '+', '-', '@', '\t', '\r'] as const;
/** One word that no line can hold: long enough to break a layout, and a hundred or a thousand times that. */
const LONG = 'W'.repeat(extent(100_000, 1_000_000));

const FREE = new Set(
  'name unit definition includes excludes defined_by note summary publisher title author licence counted scope wording reason evidence words native'.split(
    ' ',
  ),
);

/** The shipped log has entries of later than the examples. */
const NOW = new Date().toISOString().replace(/\.\d+Z$/, 'Z');

/** An entry in which every text that is free is hostile; each begins with another of the signs. */
function spoil(entry: NewEntry, count: number): NewEntry {
  let next = count;
  const walk = (value: unknown, name: string): unknown => {
    if (Array.isArray(value)) return value.map((each) => walk(each, name));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, walk(each, key)]));
    const isFree = FREE.has(name) && (typeof value === 'string' || value === null);
    if (!isFree || (entry.kind === 'withdrawal' && name === 'reason')) return value;
    next += 1;
    return `${STARTS[next % STARTS.length]}${HOSTILE}`;
  };
  const spoilt = {
    ...entry,
    recorded_at: NOW,
    why: HOSTILE,
    recorded_by: HOSTILE,
    body: walk(entry.body, ''),
  };
  return spoilt as NewEntry;
}

let program: Program;
let browser: Browser;
beforeAll(async () => {
  const ledger = await createShippedLedger();
  const second = exampleFigureEntry({
    id: FIGURE_IDS.second,
    value: 7,
    claimant: 'lyonesse-army',
    stance: 'opponent',
  });
  const further = exampleFigureEntry({
    version: 2,
    value: 13,
    change: { kind: 'publisher revised', reason: 'x', evidence: null },
  });
  const all = [...EXAMPLE_GROUND, exampleFigureEntry(), second, further, EXAMPLE_WITHDRAWAL];
  await appendEntries(ledger.editor.db, all.map(spoil));
  program = await startProgramOn(ledger);
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await program.stop();
});

const get = (path: string) => fetch(program.origin + path, { redirect: 'manual' });
const text = async (path: string) => (await get(path)).text();

const FIGURE = `/figures/${FIGURE_IDS.first}`;
const CONFLICT = '/conflicts/avalon-lyonesse';
const SOME_PAGES = [CONFLICT, FIGURE, '/corrections', '/?q=HYPERLINK'];
const ALL_PAGES = [
  '/',
  '/conflicts',
  CONFLICT,
  '/questions/killed-1200',
  FIGURE,
  `${FIGURE}/v1`,
  `/figures/${FIGURE_IDS.second}`,
  '/claimants/avalon-army',
  '/sources',
  '/sources/annals',
  '/corrections',
  '/methods',
  '/about',
  `/?q=${encodeURIComponent('<script>window.hit=1</script>')}`,
  '/?q=HYPERLINK',
];

const PAGES = extent(SOME_PAGES, ALL_PAGES);

async function listCharts(): Promise<string[]> {
  const all = await Promise.all(
    CHART_IDS.map(async (chart) => {
      const path = `/charts/avalon-lyonesse/${chart}`;
      const request = { method: 'GET', path, headers: {} };
      return (await ask(program.origin, request)).status === 200 ? [path] : [];
    }),
  );
  return all.flat();
}

describe('hostile text in every free field', () => {
  test('runs nothing, asks nothing and breaks no policy on pages (by night on all)', async () => {
    const charts = await listCharts();
    expect(charts.length).toBeGreaterThan(0);
    const { page, complaints, close } = await openPage(browser);
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    for (const path of [...PAGES, ...extent(charts.slice(0, 1), charts), `${charts[0]}/embed`]) {
      const answer = await page.goto(program.origin + path);
      expect(answer?.status(), path).toBeLessThan(411);
      await untilHydrated(page);
      expect(await page.evaluate(() => Reflect.get(window, 'hit')), path).toBeUndefined();
      const stray = await page.evaluate(() =>
        Array.from(document.querySelectorAll('*')).flatMap((element) =>
          Array.from(element.attributes)
            .filter(({ name, value }) => /^on/.test(name) || /^javascript:/i.test(value))
            .map(({ name }) => `${element.tagName} ${name}`),
        ),
      );
      expect(stray, path).toEqual([]);
      // The tombstone of a withdrawn figure is sent as gone, which the browser tells; and it fetches
      // the icon when it likes, also while the next page is opened.
      const told = complaints.filter((each) => !/status of 410|icon\.svg/.test(each));
      expect(told, path).toEqual([]);
    }
    expect(dialogs).toEqual([]);
    await close();
  }, 240_000);

  test('is well-formed XML in pictures and feeds, and no script there', async () => {
    const charts = await listCharts();
    const { page, complaints, close } = await openPage(browser);
    await page.goto(`${program.origin}/healthz`);
    const files = [`${FIGURE}.svg`, `${FIGURE}/v1.svg`, ...charts.map((chart) => `${chart}.svg`)];
    for (const path of [...files, '/corrections.atom', '/sitemap.xml']) {
      const answer = await get(path);
      expect(answer.status, path).toBe(200);
      const found = await page.evaluate(
        (xml) => {
          const document = new DOMParser().parseFromString(xml, 'application/xml');
          const fault = document.querySelector('parsererror')?.textContent ?? null;
          const names = Array.from(document.querySelectorAll('*'), ({ localName }) => localName);
          return {
            fault,
            scripts: names.filter((name) => name === 'script' || name === 'foreignObject'),
          };
        },
        await answer.text(),
      );
      expect(found, path).toEqual({ fault: null, scripts: [] });
    }
    for (const path of files) {
      await page.goto(program.origin + path);
      expect(await page.evaluate(() => Reflect.get(window, 'hit'))).toBeUndefined();
    }
    expect(complaints).toEqual([]);
    await close();
  });

  test('is in the JSON as it was written', async () => {
    const document = JSON.parse(await text(`${FIGURE}/v1.json`));
    const { wording, note } = document.record.figure ?? document.record;
    const texts = JSON.stringify(document);
    expect(texts).toContain(JSON.stringify(HOSTILE).slice(1, -1));
    expect([wording, note].every((each) => each === undefined || each.includes(HOSTILE))).toBe(
      true,
    );
  });

  test('is no formula in any cell of a CSV, and whole behind the sign that makes it none', async () => {
    const charts = await listCharts();
    const files = [
      `${FIGURE}.csv`,
      `${FIGURE}/v1.csv`,
      `${CONFLICT}/figures.csv?status=all`,
      ...charts.map((chart) => `${chart}.csv`),
    ];
    let hostileCells = 0;
    for (const path of files) {
      const rows: string[][] = parse(await text(path), { relax_column_count: false });
      expect(rows.length, path).toBeGreaterThan(1);
      for (const cell of rows.flat()) {
        expect(cell, path).not.toMatch(/^[=+@\t\r]|^-(?!\d+(\.\d+)?$)/);
        if (cell.includes('HYPERLINK')) hostileCells += 1;
        if (cell.includes('window.hit')) expect(cell, path).toContain(HOSTILE);
      }
    }
    expect(hostileCells).toBeGreaterThan(5);
  });

  test('makes no citation and no field of its own in any form of citation', async () => {
    const landing = [FIGURE, `${FIGURE}/v1`, ...(await listCharts())];
    for (const path of landing) {
      const works: unknown[] = JSON.parse(await text(`${path}.csl.json`));
      const ris = await text(`${path}.ris`);
      expect(ris.match(/^ER {2}-/gm), path).toHaveLength(works.length);
      expect(ris.match(/^TY {2}-/gm), path).toHaveLength(works.length);
      const bib = await text(`${path}.bib`);
      expect(bib.match(/^\s*@\w+\{/gm), path).toHaveLength(works.length);
      expect(bib, path).not.toMatch(/^\s*evil\s*=/m);
      let depth = 0;
      for (const [mark] of bib.matchAll(/(?<!\\)[{}]/g)) {
        depth += mark === '{' ? 1 : -1;
        expect(depth, path).toBeGreaterThanOrEqual(0);
      }
      expect(depth, path).toBe(0);
    }
  });

  test('is answered in every form of a figure and a chart, with no header of its own', async () => {
    const [chart = ''] = await listCharts();
    for (const [stem, address] of [
      [FIGURE, ROUTES.figure],
      [`${FIGURE}/v1`, ROUTES.figureVersion],
      [chart, ROUTES.chart],
    ] as const) {
      for (const form of listFormats(address)) {
        if (form === 'html') continue;
        const path = /^(csvw|linkset|timemap)/.test(form) ? `${stem}/${form}` : `${stem}.${form}`;
        const answer = await get(path);
        await answer.arrayBuffer();
        expect(answer.status, path).toBe(200);
        expect(answer.headers.get('set-cookie'), path).toBeNull();
      }
    }
  });
});

test('a word of a hundred thousand letters (by night a million) is shown, exported and drawn', async () => {
  const long = exampleFigureEntry({
    id: FIGURE_IDS.first,
    version: 3,
    value: 14,
    wording: LONG,
    note: LONG,
    change: { kind: 'publisher revised', reason: LONG, evidence: LONG },
  });
  const head = await appendEntries(program.ledger.editor.db, [{ ...long, recorded_at: NOW }]);
  await expect.poll(async () => (await get(`${FIGURE}/v3`)).status).toBe(200);
  const { page, complaints, close } = await openPage(browser, {
    viewport: { width: 320, height: 800 },
  });
  const pages = [`${FIGURE}/v3`, CONFLICT, '/corrections', FIGURE, '/'];
  for (const path of pages.slice(0, extent(2, 5))) {
    const answer = await page.goto(program.origin + path);
    expect(answer?.status(), path).toBe(200);
    const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(scrollWidth, path).toBeLessThanOrEqual(320);
  }
  expect(complaints).toEqual([]);
  await close();
  for (const form of ['csv', 'json', 'svg', 'png', 'bib', 'ris', 'csl.json']) {
    const answer = await get(`${FIGURE}/v3.${form}`);
    expect(answer.status, form).toBe(200);
    await answer.arrayBuffer();
  }
  expect(await text(`${FIGURE}/v3.csv`)).toContain(LONG);
  expect(await text('/corrections.atom')).toContain(LONG.slice(0, 100));
  expect(head.position).toBeGreaterThan(0);
}, 240_000);

describe('what cannot be stored is refused by name', () => {
  test.each([
    ['a NUL', 'a\u0000b', 'holds a NUL character at character 2'],
    ['a lone surrogate', 'ab\uD800', 'holds a lone surrogate (U+D800) at character 3'],
  ])('%s', (_, wording, words) => {
    const entry = { position: 1, ...exampleFigureEntry({ wording }) };
    expect(JSON.stringify(entrySchema.safeParse(entry).error?.issues)).toContain(words);
  });

  test('in an address too', async () => {
    for (const path of ['/?q=a%00b', '/figures/%00.json'])
      expect((await get(path)).status, path).toBe(400);
    const problem = await (await get('/conflicts/avalon-lyonesse/figures.json?measure=%00')).json();
    expect(problem.detail).toContain('a NUL character at character 1');
  });
});
