import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openHydrated, openPage } from './browser';
import { sharedProgram } from './program';

/** "At least 20,000", as the report of 27 September 2020 says in its own voice. */
const FIGURE = '/figures/HAP4MSH';
const CHART = '/charts/nagorno-karabakh/restated';
const QUESTION = '/questions/armenian-servicemen-and-civilians-killed-war-of-2020';

const program = sharedProgram();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const get = (path: string) => fetch(`${program.origin}${path}`, { redirect: 'manual' });
const visible = (page: Page) => page.locator('[data-cite]:visible').allTextContents();

/** What a reader would paste elsewhere: the ledger's own pages may not read the clipboard. */
async function copied(page: Page): Promise<string> {
  const elsewhere = await page.context().newPage();
  await elsewhere.setContent('<textarea></textarea>');
  await elsewhere.locator('textarea').focus();
  await elsewhere.keyboard.press('ControlOrMeta+V');
  const text = await elsewhere.locator('textarea').inputValue();
  await elsewhere.close();
  await page.bringToFront();
  return text;
}

describe('the citations on a page', () => {
  test('without JavaScript: the original source first, each style at a choice, no dead button', async () => {
    const { page, complaints, close } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(`${program.origin}${FIGURE}`);
    const headings = await page.locator('.cite-group h3').allTextContents();
    expect(headings).toEqual(['Cite the original source', 'Cite this figure']);
    const [source, figure] = await visible(page);
    expect(source).toMatch(
      /^\[Robyn Dixon\]\. \(2020, September 27\)\. \[New fighting .*\]\. \[The Washington Post\]\.$/,
    );
    expect(figure).toMatch(/^Casualty Ledger\. \(2026, November 29\)\. .*at least 20,000 persons/);
    expect(figure).toContain(`${program.origin}${FIGURE}/v2`);
    await page.getByLabel('BibTeX', { exact: true }).check();
    const entries = await visible(page);
    expect(entries.map((entry) => entry.slice(0, 12))).toEqual(['@article{was', '@misc{casual']);
    expect(await page.locator('.cite button:visible').count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  test('one key copies them while the focus is among them, and only then', async () => {
    const { page, complaints, close } = await openPage(browser, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await openHydrated(page, `${program.origin}${FIGURE}/v1`);
    await page.evaluate(() => navigator.clipboard.writeText('nothing yet'));
    await page.locator('.permalink').focus();
    await page.keyboard.press('c');
    expect(await copied(page)).toBe('nothing yet');

    await page.getByLabel('MLA', { exact: true }).check();
    await page.keyboard.press('Control+c');
    expect(await page.locator('.cite-keys [role=status]').textContent()).toBe('');
    await page.keyboard.press('c');
    await page.getByText('Copied', { exact: true }).waitFor();
    const both = await visible(page);
    expect(await copied(page)).toBe(both.join('\n\n'));
    expect(both[0]).toMatch(/^Dixon, Robyn\. “New fighting/);

    await page.getByRole('button', { name: 'Copy in MLA: Cite this figure' }).click();
    await expect.poll(() => copied(page)).toBe(both[1]);
    expect(complaints).toEqual([]);
    await close();
  });

  test('a chart is cited by its pinned address, from wherever it is shown', async () => {
    const { page, close } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(`${program.origin}${CHART}`);
    const [cited] = await visible(page);
    const at = /\?at=\d+/.exec(cited ?? '')?.[0] ?? '';
    expect(cited).toContain(`${program.origin}${CHART}${at}`);
    const link = page.locator('.chart-files a', { hasText: 'Cite' });
    expect(await link.getAttribute('href')).toBe(`${CHART}${at}#cite`);
    await close();
  });
});

describe('the tags that reference managers read', () => {
  const readTags = async (path: string) => {
    const html = await (await get(path)).text();
    const tags = html.matchAll(/<meta name="(citation_\w+)" content="([^"]*)"/g);
    return Object.fromEntries(Array.from(tags, ([, name, content]) => [name, content]));
  };

  test.each([
    [FIGURE, `${FIGURE}/v2`, '2026/11/29'],
    [`${FIGURE}/v1`, `${FIGURE}/v1`, '2026/11/22'],
    [`${CHART}?at=163`, `${CHART}?at=163`, '2026/11/22'],
    [`${QUESTION}?at=163`, `${QUESTION}?at=163`, '2026/11/22'],
  ])('%s names %s, its day and its number', async (path, pinned, day) => {
    const tags = await readTags(path);
    expect(tags).toMatchObject({
      citation_public_url: `${program.origin}${pinned}`,
      citation_publication_date: day,
      citation_technical_report_institution: 'Casualty Ledger',
      // A family name alone, which Zotero keeps whole.
      citation_author: 'Casualty Ledger,',
      citation_date: day,
      citation_abstract_html_url: `${program.origin}${pinned}`,
    });
    expect(Object.values(tags).every((content) => content !== '')).toBe(true);
    if (path !== pinned) expect(tags).toEqual(await readTags(pinned));
  });
});

describe('citations as files', () => {
  const TYPES = {
    bib: 'application/x-bibtex; charset=utf-8',
    ris: 'application/x-research-info-systems; charset=utf-8',
    'csl.json': 'application/vnd.citationstyles.csl+json; charset=utf-8',
  };
  test.each(Object.entries(TYPES))(
    '.%s: a version’s is frozen, all have their type',
    async (ending, type) => {
      for (const [path, kept] of [
        [`${FIGURE}/v1.${ending}`, 'public, max-age=31536000, immutable'],
        [`${FIGURE}.${ending}`, 'public, max-age=0, must-revalidate'],
        [`${CHART}.${ending}?at=163`, 'public, max-age=31536000, immutable'],
      ]) {
        const { status, headers } = await get(path ?? '');
        expect([path, status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
          path,
          200,
          type,
          kept,
        ]);
      }
    },
  );

  test('a chart’s file holds every document that it rests on, each once, then the chart', async () => {
    const items: { id: string }[] = await (await get(`${CHART}.csl.json?at=163`)).json();
    const ids = items.map(({ id }) => id);
    expect(ids.at(-1)).toBe('casualtyledger_nagorno-karabakh_restated_at163');
    expect(ids).toContain('washington-post-2020-09-27_s2');
    expect(new Set(ids).size).toBe(ids.length);
    const timeline = '/charts/nagorno-karabakh/timeline.csl.json?at=163';
    const dated: { id: string }[] = await (await get(timeline)).json();
    expect(dated.length).toBeGreaterThan(1);
  });
});
