import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { FIGURE_IDS } from '../integration/example-log';
import { filledProgram } from './program';

let program: Awaited<ReturnType<typeof filledProgram>>;
beforeAll(async () => {
  program = await filledProgram();
}, 120_000);

const get = (path: string) => fetch(`${program.origin}${path}`, { redirect: 'manual' });

describe('a second conflict', () => {
  test('has a dashboard, questions and permalinks', async () => {
    for (const path of [
      '/',
      '/conflicts',
      '/conflicts/avalon-lyonesse',
      '/questions/killed-1200',
      `/figures/${FIGURE_IDS.first}`,
      `/figures/${FIGURE_IDS.first}/v1`,
      '/claimants/avalon-army',
      '/sources/annals',
    ]) {
      expect((await get(path)).status, path).toBe(200);
    }
    const html = await (await get('/conflicts/avalon-lyonesse')).text();
    expect(html).toContain('Avalon and Lyonesse');
    expect(html).toContain('at least 12');
  });

  test('has its CSV, in which separators, quotes, line breaks, scripts and formulas survive', async () => {
    const body = await (await get('/conflicts/avalon-lyonesse/figures.csv?status=all')).text();
    const rows: Record<string, string>[] = parse(body, { columns: true });
    expect(rows.map((row) => [row.figure_id, row.value, row.qualifier])).toEqual([
      [FIGURE_IDS.first, '12', 'at least'],
      [FIGURE_IDS.second, '0', 'exactly'],
    ]);
    expect(rows[0]?.source_title).toBe(
      '\'=Annals, "1200"\nsecond line; Հայերեն, Azərbaycan, Русский',
    );
  });

  test('redirects from the slug that it had before', async () => {
    const response = await get('/conflicts/the-old-slug/figures.csv');
    expect(response.status).toBe(308);
    expect(response.headers.get('location')).toBe('/conflicts/avalon-lyonesse/figures.csv');
  });

  test('a withdrawn figure answers 410 with its tombstone, and its version stays', async () => {
    const gone = await get(`/figures/${FIGURE_IDS.second}`);
    expect(gone.status).toBe(410);
    const html = await gone.text();
    expect(html).toContain('Counted twice.');
    expect(html).toContain(', withdrawn)');
    const cited = await get(`/figures/${FIGURE_IDS.second}.bib`);
    expect(cited.status).toBe(410);
    const entry = await cited.text();
    expect(entry).toContain(`@misc{casualtyledger_${FIGURE_IDS.second}_v1,`);
    expect(entry).toMatch(/note = \{Withdrawn on .*: duplicate\. Counted twice\./);
    expect((await get(`/figures/${FIGURE_IDS.second}.json`)).status).toBe(410);
    expect((await get(`/figures/${FIGURE_IDS.second}/v1`)).status).toBe(200);
    expect((await get(`/figures/${FIGURE_IDS.second}/v1.csv`)).status).toBe(200);
    const csv = '/conflicts/avalon-lyonesse/figures.csv';
    const ids = async (query: string): Promise<string[]> => {
      const rows: Record<string, string>[] = parse(await (await get(csv + query)).text(), {
        columns: true,
      });
      return rows.map((row) => `${row.figure_id} ${row.status}`);
    };
    expect(await ids('')).toEqual([`${FIGURE_IDS.first} current`]);
    expect(await ids('?status=withdrawn')).toEqual([`${FIGURE_IDS.second} withdrawn`]);
    expect(await ids('?status=all')).toHaveLength(2);
  });
});
