import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { appendEntries } from '@/db/append/append';
import { readLog } from '@/db/log-file';
import { getHead } from '@/db/queries/get-head';
import type { Entry, NewEntry } from '@/ledger/entry';
import {
  EXAMPLE_GROUND,
  EXAMPLE_WITHDRAWAL,
  exampleFigureEntry,
  FIGURE_IDS,
} from '../integration/example-log';
import { createShippedLedger } from '../integration/ledger';
import { type Program, startProgramOn } from './program';

/** The shipped log has entries of later than the examples. */
const NOW = new Date().toISOString().replace(/\.\d+Z$/, 'Z');

/** The entries as an editor would give them: a log file, read as the shipped one is. */
async function readExample(from: number, list: NewEntry[]): Promise<Entry[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'casualty-ledger-log-'));
  const documents = list.map((entry, index) =>
    stringify({ position: from + index, ...entry, recorded_at: NOW }),
  );
  await writeFile(path.join(folder, '0001-avalon.yaml'), documents.join('---\n'));
  const log = await readLog(folder, from);
  await rm(folder, { recursive: true });
  return log;
}

let program: Program;
beforeAll(async () => {
  const ledger = await createShippedLedger();
  const head = await getHead(ledger.web.db);
  const log = await readExample(Number(head?.position) + 1, [
    ...EXAMPLE_GROUND,
    exampleFigureEntry(),
    exampleFigureEntry({
      id: FIGURE_IDS.second,
      value: 0,
      qualifier: 'exactly',
      claimant: 'lyonesse-army',
      stance: 'opponent',
    }),
  ]);
  await appendEntries(ledger.editor.db, log);
  program = await startProgramOn(ledger);
});
afterAll(() => program.stop());

const get = (path: string) => fetch(`${program.origin}${path}`, { redirect: 'manual' });

describe('a second conflict, from a log file', () => {
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
    const body = await (await get('/conflicts/avalon-lyonesse/figures.csv')).text();
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
    await appendEntries(program.ledger.editor.db, [{ ...EXAMPLE_WITHDRAWAL, recorded_at: NOW }]);
    await expect.poll(async () => (await get(`/figures/${FIGURE_IDS.second}`)).status).toBe(410);
    const html = await (await get(`/figures/${FIGURE_IDS.second}`)).text();
    expect(html).toContain('Counted twice.');
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
