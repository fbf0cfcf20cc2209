import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { buildChart } from '@/charts/catalogue';
import { findCountries, listSources } from '@/charts/chart';
import { chartAddress } from '@/charts/export/address';
import { exportChartCsv } from '@/charts/export/files';
import { listLegendEntries } from '@/charts/legend/entries';
import { exampleView } from '@/tests/unit/example-view';
import { exampleWorld } from '@/tests/unit/example-world';
import { buildDeathsByCountryModel } from './model';
import type { World } from './world';

const view = exampleView([]);
const build = (changed: Partial<World> = {}) => {
  const world = { ...exampleWorld, ...changed };
  const chart = buildChart('deaths-by-country', { view, earlier: [], scale: 'linear', world });
  if (!chart) throw new Error('no chart');
  const { model, drawing } = chart;
  const [group] = drawing.groups;
  const [plot] = group?.plots ?? [];
  if (plot?.kind !== 'bars') throw new Error('no bars');
  return { model, drawing, plot, panel: findCountries(model) };
};
const rowOf = (world: Partial<World>, id: string) =>
  build(world).plot.rows.find((row) => row.id === id);

test('the countries that parties are named after are marked, and drawn wherever they stand', () => {
  const { plot, panel } = build();
  expect(panel?.rows.filter(({ own }) => own).map(({ name, rank }) => [name, rank])).toEqual([
    ['Azerbaijan', 2],
    ['Armenia', 17],
  ]);
  expect(plot.rows.filter(({ own }) => own).map(({ label }) => label)).toEqual([
    'Azerbaijan',
    'Armenia',
  ]);
  // Twelve, those that are left out in words, and the seventeenth.
  expect(plot.rows.map(({ rank, words }) => rank ?? words)).toEqual([
    ...Array.from({ length: 12 }, (_, index) => index + 1),
    '4 countries not drawn',
    17,
  ]);
  expect(plot.title).toBe('13 of 17 countries with deaths recorded, 2020');
});

test('it says at every place that it is no toll of the conflict, and who added it up', () => {
  const { model, plot } = build();
  for (const words of [model.sentence, plot.rows[0]?.mark?.counted, model.panels[0]?.note])
    expect(words).toContain('not by conflict: never this conflict’s own toll');
  for (const words of [model.sentence, plot.rows[0]?.mark?.claimant])
    expect(words).toContain('re-aggregated by a third party');
  expect(listSources(model)).toEqual([
    { publisher: 'The annals', title: 'Deaths by country & year, 23.1' },
  ]);
});

test('the title says where each stands, and where none is recorded or there is no row', () => {
  const titleOf = (countries: World['countries']) => build({ countries }).drawing.title;
  const all = exampleWorld.countries;
  const zero = all.map((each) => (each.id === 371 ? { ...each, low: 0, best: 0, high: 0 } : each));
  expect(titleOf(all)).toBe(
    'Armenia 17th and Azerbaijan 2nd of 17 countries by deaths in organised violence, 2020',
  );
  expect(titleOf(zero)).toBe(
    'Azerbaijan 2nd of 16 countries by deaths in organised violence, 2020; none recorded in Armenia',
  );
  expect(titleOf(all.filter(({ id }) => id !== 371 && id !== 373))).toBe(
    'Deaths in organised violence in 15 countries, 2020; no row for Armenia and Azerbaijan',
  );
});

test('equal numbers share a place, and the place after them is left free', () => {
  const equal = exampleWorld.countries.map((each) =>
    each.id === 700 ? { ...each, best: 7636 } : each,
  );
  const ranks = build({ countries: equal })
    .panel?.rows.slice(0, 3)
    .map(({ rank }) => rank);
  expect(ranks).toEqual([1, 1, 3]);
});

test('no event recorded is 0 in words; a country without a row is a gap, and neither has a place', () => {
  const others = exampleWorld.countries.filter(({ id }) => id !== 371);
  const zero = { id: 371, name: 'Armenia', low: 0, best: 0, high: 0 };
  expect(rowOf({ countries: [...others, zero] }, '371')).toMatchObject({
    rank: null,
    words: '0: no event recorded',
    mark: { anchor: 0 },
  });
  expect(rowOf({ countries: others }, '371')).toMatchObject({
    rank: null,
    words: 'no row of 2020 in the dataset',
    mark: null,
  });
  const { model } = build({ countries: others });
  expect(model.gaps.join(' ')).toContain(
    'Armenia: no row of 2020 in the dataset; that is not zero',
  );
  const rows: Record<string, string>[] = parse(
    exportChartCsv(model, 'https://ledger.example', false),
    { columns: true },
  );
  expect(rows.find(({ row }) => row === 'Armenia')).toMatchObject({ value: '', drawn: 'false' });
});

test('the CSV has every country with a death, drawn or not, each with what it is of and its rows', () => {
  const { model } = build();
  const rows: Record<string, string>[] = parse(
    exportChartCsv(model, 'https://ledger.example', false),
    { columns: true },
  );
  expect(rows).toHaveLength(17);
  expect(rows.filter(({ drawn }) => drawn === 'true')).toHaveLength(13);
  expect(rows[1]).toMatchObject({
    row: 'Azerbaijan',
    value: '7636',
    low: '7539',
    high: '9067',
    figure_id: '',
    scope: expect.stringContaining('not by conflict'),
    permalink:
      'https://ledger.example/datasets/annals/23.1?country=373&year_from=2020&year_to=2020',
  });
});

test('a year stands in the address that pins the chart; all years together need none', () => {
  expect(chartAddress(build().model, '')).toBe(
    '/charts/nagorno-karabakh/deaths-by-country?at=179&year=2020',
  );
  const { model } = build({ year: null });
  expect(chartAddress(model, '')).toBe('/charts/nagorno-karabakh/deaths-by-country?at=179');
  expect(model.title).toContain('1989 to 2022');
});

test('bounds out of order are kept as published, and said', () => {
  const odd = { id: 373, name: 'Azerbaijan', low: 154, best: 154, high: 153 };
  const { model, panel } = build({ countries: [odd] });
  expect(panel?.rows[0]).toMatchObject({ low: 154, best: 154, high: 153 });
  expect(model.warnings.join(' ')).toContain('not repaired: Azerbaijan');
});

test('there is no chart where no country bears a party’s name, nor for a year without rows', () => {
  const others = exampleWorld.known.filter(({ id }) => id !== 371 && id !== 373);
  expect(buildDeathsByCountryModel(view, { ...exampleWorld, known: others })).toBeNull();
  expect(buildDeathsByCountryModel(view, { ...exampleWorld, countries: [] })).toBeNull();
  expect(buildDeathsByCountryModel(view, null)).toBeNull();
});

test('the key tells the countries of the conflict from the others', () => {
  const { model, drawing } = build();
  const key = listLegendEntries(drawing, model.sides);
  expect(key.map(({ words }) => words)).toEqual([
    'a country of this conflict',
    'another country',
    'low to high',
  ]);
});
