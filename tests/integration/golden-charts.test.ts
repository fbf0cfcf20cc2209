import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildCharts } from '@/charts/catalogue';
import { CHART_IDS } from '@/charts/chart';
import type { World } from '@/charts/deaths-by-country/world';
import type { Chart } from '@/charts/drawing';
import { drawPicture } from '@/charts/export/draw-picture';
import { toPicture } from '@/charts/export/picture';
import { getConflictView } from '@/db/queries/get-conflict-view';
import { getHead } from '@/db/queries/get-head';
import { listFigureVersions } from '@/db/queries/list-figure-versions';
import { PROJECT_ROOT } from '@/project-root';
import { expectGolden } from '../golden-file';
import { createFirstEdition, type TestLedger } from './ledger';

let ledger: TestLedger;
let charts: Chart[];

/** The shipped deaths by country of 2020, read from their file without a database. */
async function readWorld(): Promise<World> {
  const file = path.join(PROJECT_ROOT, 'db/datasets/ucdp-ged-by-country/23.1/countries.csv');
  const rows: Record<string, string>[] = parse(await readFile(file, 'utf8'), { columns: true });
  const countries = rows
    .filter(({ year }) => year === '2020')
    .map((row) => ({
      id: Number(row.gwcode),
      name: String(row.country),
      low: Number(row.deaths_low),
      best: Number(row.deaths_best),
      high: Number(row.deaths_high),
    }))
    .toSorted((a, b) => b.best - a.best || a.id - b.id);
  return {
    source: {
      publisher: 'Uppsala Conflict Data Program',
      title: 'Deaths by country of the event and year',
      version: '23.1',
      url: 'https://github.com/kvelleby/poldat',
      path: '/datasets/ucdp-ged-by-country/23.1',
    },
    years: { first: 1989, last: 2022 },
    year: 2020,
    countries,
    known: countries,
  };
}

/** The charts of the shipped conflict, with superseded versions, as their pages build them. */
beforeAll(async () => {
  ledger = await createFirstEdition();
  const { db } = ledger.web;
  const head = await getHead(db);
  if (!head) throw new Error('the shipped ledger is empty');
  const view = await getConflictView(db, head.position, 'nagorno-karabakh');
  if (!view) throw new Error('the shipped ledger has no such conflict');
  const revised = view.figures.filter(({ version }) => version > 1);
  const histories = await Promise.all(
    revised.map((figure) => listFigureVersions(db, head.position, figure.id)),
  );
  const earlier = histories.flatMap((versions) => versions.slice(0, -1));
  charts = buildCharts({ view, earlier, scale: 'linear', world: await readWorld() });
});
afterAll(() => ledger.drop());

test.each(CHART_IDS)('%s is drawn as it was looked at', async (id) => {
  const chart = charts.find(({ model }) => model.id === id);
  if (!chart) throw new Error(`the shipped conflict has nothing for ${id}`);
  const origin = 'https://ledger.example';
  const looks = { form: 'whole', theme: 'light', transparent: false, drawn: 'wide' } as const;
  const svg = await drawPicture(toPicture(chart, origin), { ...looks, width: null, origin });
  expectGolden(`charts/${id}`, svg);
});

test('every golden picture is of a chart that there is', () => {
  expect(charts.map(({ model }) => model.id)).toEqual([...CHART_IDS]);
});
