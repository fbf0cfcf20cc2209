import { expect, test } from 'vitest';
import { buildChartTable } from '@/charts/card/table-rows';
import { buildCharts, CATALOGUE, drawCharts } from '@/charts/catalogue';
import { CHART_IDS, findCountries, listMarks } from '@/charts/chart';
import { listDrawnMarks, listPlots } from '@/charts/drawing';
import { DRAWN_WIDTHS } from '@/charts/drawn';
import { listLegendEntries } from '@/charts/legend/entries';
import { plotHeight } from '@/charts/plot-chart';
import { exampleCharts as charts, exampleFrom, firstSetModels } from '@/tests/unit/example-charts';
import { seed1, seed2 } from '@/tests/unit/example-figures';
import { exampleView } from '@/tests/unit/example-view';
import { exampleWorld } from '@/tests/unit/example-world';

test('every chart of the contract is in the catalogue, in its order', () => {
  expect(CATALOGUE.map(({ id }) => id)).toEqual([...CHART_IDS]);
  expect(charts.map(({ model }) => model.id)).toEqual([...CHART_IDS]);
});

test('an empty conflict has no charts', () => {
  expect(buildCharts({ view: exampleView([]), earlier: [], scale: 'linear' })).toEqual([]);
});

test.each([1, 2] as const)('drawn without documents, the charts are those of set %i', (set) => {
  const { drawn, build } = drawCharts(exampleFrom, set);
  const whole = set === 1 ? firstSetModels : charts.map(({ model }) => model);
  expect(drawn.map(({ model }) => model.id)).toEqual(whole.map(({ id }) => id));
  for (const { model, drawing } of drawn) {
    const chart = build(model.id);
    expect(chart?.model).toMatchObject(model);
    expect(chart?.model).toEqual(whole.find(({ id }) => id === model.id));
    expect(chart?.drawing).toBe(drawing);
  }
});

test('a chart that the conflict has nothing for is neither drawn nor built', () => {
  const { drawn, build } = drawCharts({ view: exampleView([]), earlier: [], scale: 'linear' });
  expect(drawn).toEqual([]);
  expect(build('killed-by-phase')).toBeNull();
});

test('a chart is plain JSON: what is sent is what is drawn, and every number is finite', () => {
  const text = JSON.stringify(charts, (key, value) => {
    if (typeof value === 'number') expect(Number.isFinite(value), key).toBe(true);
    return value;
  });
  expect(JSON.parse(text)).toEqual(charts);
});

test('no mark without its qualifier, claimant, as-of day and permalink', () => {
  for (const mark of charts.flatMap(({ drawing }) => listDrawnMarks(drawing))) {
    expect(mark.claimant).not.toBe('');
    expect(mark.asOf).not.toBe('');
    if (mark.bound === 'floor') expect(mark.label).toMatch(/^(at least|more than) /);
    if (mark.bound === 'soft') expect(mark.label).toMatch(/^(about|near) /);
    const path = mark.status === 'current' ? `/figures/${mark.figure}` : '/figures/';
    // A country's deaths are of no figure: they lead to the dataset's rows.
    const isCountry = mark.figure.startsWith('country-');
    expect(mark.href.startsWith(isCountry ? exampleWorld.source.path : path)).toBe(true);
  }
});

test.each(charts)('$model.id: the table has every mark and every listed figure', ({ model }) => {
  const rows = buildChartTable(model).groups.flatMap((group) => group.rows);
  const linked = rows.flatMap((row) => row.href ?? []);
  for (const mark of [...listMarks(model), ...model.listed]) expect(linked).toContain(mark.href);
});

test.each(charts)(
  '$model.id: its files hold just the figures that it draws',
  ({ model, drawing }) => {
    const name = ({ figure, version }: { figure: string; version: number }) =>
      `${figure} ${version}`;
    const countries = findCountries(model)?.rows.filter(({ drawn }) => drawn) ?? [];
    expect([
      ...listMarks(model).map(name),
      ...countries.map(({ country }) => `country-${country} 1`),
    ]).toEqual(listDrawnMarks(drawing).map(name));
    expect([model.title, model.sentence]).toEqual([drawing.title, drawing.sentence]);
    for (const { value, low, high } of model.listed)
      expect([value, low, high]).toEqual([null, null, null]);
  },
);

test('at the positions of set 1 a chart has the document that it had, and is drawn as it is now', () => {
  const first = buildCharts({ view: exampleView([seed1, seed2]), earlier: [], scale: 'linear' }, 1);
  const [{ model, drawing } = expect.fail('no chart')] = first;
  expect(model.title).toBe('Killed, by phase: who says how many');
  expect(drawing.title).toBe('Killed, by phase: how far the claims are apart');
});

test.each(charts)('$model.id: the key explains just the voices that are drawn', (chart) => {
  const key = listLegendEntries(chart.drawing, chart.model.sides);
  const sides = new Set(key.flatMap((entry) => (entry.kind === 'voice' ? [entry.side] : [])));
  const others = listPlots(chart.drawing).filter(
    ({ kind }) => kind !== 'columns' && kind !== 'bars',
  );
  const marks = listDrawnMarks({
    ...chart.drawing,
    groups: [{ id: '', title: null, plots: others }],
  });
  expect(sides).toEqual(new Set(marks.map(({ side }) => side)));
});

test.each(charts)('$model.id: its height is known before it is drawn, at both widths', (chart) => {
  for (const plot of listPlots(chart.drawing))
    for (const drawn of ['narrow', 'wide'] as const) {
      expect(plotHeight(plot, drawn)).toBeGreaterThan(40);
      expect(plotHeight(plot, drawn)).toBeLessThan(DRAWN_WIDTHS[drawn] * 4);
    }
});
