import { expect, test } from 'vitest';
import { buildChartTable } from '@/charts/card/table-rows';
import { buildChart, buildCharts, CATALOGUE } from '@/charts/catalogue';
import { CHART_IDS, listMarks } from '@/charts/chart';
import { listLegendEntries } from '@/charts/legend/entries';
import { chartHeight } from '@/charts/panel-height';
import {
  exampleFigure,
  seed1,
  seed2,
  seed4,
  seed6,
  seed9,
  seed10,
  ucdp1992,
  ucdp1993,
  ucdp1994,
} from '@/tests/unit/example-figures';
import { exampleView, firstDay, inPhase, since2015, warTo1994 } from '@/tests/unit/example-view';

const view = exampleView(
  [
    seed1,
    seed2,
    inPhase(since2015, seed4),
    ...[seed6, seed9, seed10].map((f) => inPhase(firstDay, f)),
    ucdp1992,
    ucdp1993,
    ucdp1994,
    exampleFigure({ qualifier: 'denied', value: null }),
  ],
  [warTo1994, since2015, firstDay],
);
const charts = buildCharts(view);

test('every chart of the contract is in the catalogue, in its order', () => {
  expect(CATALOGUE.map(({ id }) => id)).toEqual([...CHART_IDS]);
  expect(charts.map(({ id }) => id)).toEqual(CHART_IDS.filter((id) => id !== 'restated'));
});

test('an id that is no chart, or has nothing to show, gives null', () => {
  expect(buildChart('no-such-chart', view)).toBeNull();
  expect(buildChart('restated', view)).toBeNull();
});

test('an empty conflict has no charts', () => {
  expect(buildCharts(exampleView([]))).toEqual([]);
});

test('a model is plain JSON: what is sent is what is drawn', () => {
  expect(JSON.parse(JSON.stringify(charts))).toEqual(charts);
});

test('a model has no number that is not finite', () => {
  JSON.stringify(charts, (key, value) => {
    if (typeof value === 'number') expect(Number.isFinite(value), key).toBe(true);
    return value;
  });
});

test('no mark without its qualifier, claimant, as-of day and source', () => {
  for (const mark of charts.flatMap(listMarks)) {
    expect(mark.claimant).not.toBe('');
    expect(mark.asOf).not.toBe('');
    expect(mark.sources.length).toBeGreaterThan(0);
    if (mark.bound === 'floor') expect(mark.label).toMatch(/^(at least|more than) /);
    if (mark.bound === 'soft') expect(mark.label).toMatch(/^(about|near) /);
    expect(mark.href).toBe(`/figures/${mark.figure}`);
  }
});

test.each(charts)('$id: the table has every mark and every listed figure, no more', (model) => {
  const rows = buildChartTable(model).groups.flatMap((group) => group.rows);
  const linked = rows.flatMap((row) => row.href ?? []);
  for (const mark of [...listMarks(model), ...model.listed]) expect(linked).toContain(mark.href);
  if (model.id !== 'who-says-what')
    expect(linked).toHaveLength(listMarks(model).length + model.listed.length);
});

test.each(charts)('$id: the key explains just the bounds that are drawn', (model) => {
  const explained = listLegendEntries(model).flatMap((entry) =>
    entry.kind === 'bound' ? [entry.bound] : [],
  );
  expect(new Set(explained)).toEqual(new Set(listMarks(model).map((mark) => mark.bound)));
});

test.each(charts)('$id: its height is known before it is drawn, at both widths', (model) => {
  for (const drawn of ['narrow', 'wide'] as const)
    expect(chartHeight(model, drawn)).toBeGreaterThan(60);
});
