import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildCharts } from '@/charts/catalogue';
import { CHART_IDS } from '@/charts/chart';
import type { Chart } from '@/charts/drawing';
import { drawPicture } from '@/charts/export/draw-picture';
import { toPicture } from '@/charts/export/picture';
import { getConflictView } from '@/db/queries/get-conflict-view';
import { getHead } from '@/db/queries/get-head';
import { listFigureVersions } from '@/db/queries/list-figure-versions';
import { expectGolden } from '../golden-file';
import { createFirstEdition, type TestLedger } from './ledger';

let ledger: TestLedger;
let charts: Chart[];

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
  charts = buildCharts({ view, earlier, scale: 'linear' });
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
