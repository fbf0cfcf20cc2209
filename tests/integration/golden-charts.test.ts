import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildCharts } from '@/charts/catalogue';
import { CHART_IDS, type ChartModel } from '@/charts/chart';
import { drawPicture } from '@/charts/export/draw-picture';
import { getConflictView } from '@/db/queries/get-conflict-view';
import { getHead } from '@/db/queries/get-head';
import { listFigureVersions } from '@/db/queries/list-figure-versions';
import { expectGolden } from '../golden-file';
import { createShippedLedger, type TestLedger } from './ledger';

let ledger: TestLedger;
let charts: ChartModel[];

/** The charts of the shipped conflict, with superseded versions, as their pages build them. */
beforeAll(async () => {
  ledger = await createShippedLedger();
  const { db } = ledger.web;
  const head = await getHead(db);
  if (!head) throw new Error('the shipped ledger is empty');
  const view = await getConflictView(db, head.position, 'nagorno-karabakh');
  if (!view) throw new Error('the shipped ledger has no such conflict');
  const revised = view.figures.filter(({ version }) => version > 1);
  const histories = await Promise.all(
    revised.map((figure) => listFigureVersions(db, head.position, figure.id)),
  );
  charts = buildCharts(
    view,
    histories.flatMap((versions) => versions.slice(0, -1)),
  );
});
afterAll(() => ledger.drop());

test.each(CHART_IDS)('%s is drawn as it was looked at', async (id) => {
  const model = charts.find((each) => each.id === id);
  if (!model) throw new Error(`the shipped conflict has nothing for ${id}`);
  const options = { form: 'full-chart', theme: 'light', drawn: 'wide', width: null } as const;
  const svg = await drawPicture(model, { ...options, origin: 'https://ledger.example' });
  expectGolden(`charts/${id}`, svg);
});

test('every golden picture is of a chart that there is', () => {
  expect(charts.map(({ id }) => id)).toEqual([...CHART_IDS]);
});
