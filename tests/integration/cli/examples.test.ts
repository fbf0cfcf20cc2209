import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildCharts } from '@/charts/catalogue';
import { getConflictView } from '@/db/queries/get-conflict-view';
import { createShippedLedger } from '../ledger';
import { type Bench, createBench } from './bench';

const EXAMPLES = path.resolve(import.meta.dirname, '../../../examples');

let bench: Bench;
beforeAll(async () => {
  bench = await createBench(await createShippedLedger());
});
afterAll(() => bench.drop());

const folders = readdirSync(EXAMPLES).filter((name) =>
  statSync(path.join(EXAMPLES, name)).isDirectory(),
);

async function viewOf(conflict: string) {
  const [head] = await bench.ledger.web.sql<{ position: number }[]>`
    select max(position)::int as position from ledger.entries`;
  const view = await getConflictView(bench.ledger.web.db, Number(head?.position), conflict);
  if (!view) throw new Error(`no conflict ${conflict}`);
  return view;
}

test.each(folders)(
  'the example %s is right, is added, and says what it was made from',
  async (name) => {
    const folder = path.join(EXAMPLES, name);
    const check = await bench.run('check', folder);
    expect(check.code, check.err).toBe(0);
    expect((await bench.run('add', folder)).code).toBe(0);
    expect((await bench.run('add', folder)).out).toContain('nothing is new');
    expect(readFileSync(path.join(folder, 'README.md'), 'utf8')).toContain(
      'What could not be read',
    );
    const view = await viewOf(name);
    for (const { sources } of view.figures) expect(sources[0]?.url).toMatch(/^https?:/);
  },
);

test('The Troubles have charts of deaths by year and by phase', async () => {
  const view = await viewOf('the-troubles');
  const charts = buildCharts({ view, earlier: [], scale: 'linear' });
  expect(charts.map(({ model }) => model.id)).toEqual(
    expect.arrayContaining(['killed-by-phase', 'battle-related-deaths', 'who-says-what']),
  );
  const years = view.figures.filter(
    ({ affected, period }) => affected.name === 'British Army' && period.edtf === '1972',
  );
  expect(years.map(({ value, stance }) => [value, stance])).toEqual([[102, 'own']]);
});

test('The two compilations of The Troubles answer one question, beside the totals of the answers', async () => {
  const { figures } = await viewOf('the-troubles');
  const said = (name: string) =>
    figures
      .filter(({ claimant }) => claimant.name === name)
      .map(({ question, value, period }) => ({
        question: question.id,
        value,
        period: period.edtf,
      }));
  const [sutton] = said('Malcolm Sutton');
  expect(sutton).toMatchObject({ value: 3532, period: '1969-07/2001-12-31' });
  expect(said('Authors of Lost Lives').sort((a, b) => Number(a.value) - Number(b.value))).toEqual([
    { question: sutton?.question, value: 3636, period: '1966/1999' },
    { question: sutton?.question, value: 3720, period: '1966/2006' },
  ]);
});

test('Peru has one claimant’s two estimates, and two measures that are never one', async () => {
  const { figures } = await viewOf('peru');
  const said = figures
    .map(({ measure, value, low, high, as_of }) => [measure.id, value, low, high, as_of])
    .sort();
  expect(said).toEqual([
    ['killed-including-missing-presumed-dead', 69000, null, null, '2003-08-28'],
    ['killed-including-missing-presumed-dead', 69280, null, null, '2003-08-28'],
    ['persons-killed', null, 40000, 60000, '2003-06-17'],
    ['persons-killed', 69280, null, null, '2003-08-28'],
  ]);
});
