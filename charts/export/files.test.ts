import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import {
  CHART_IDS,
  type ChartModel,
  findCountries,
  listMarks,
  listPanelStatements,
} from '@/charts/chart';
import { chartQuery } from '@/charts/export/address';
import { type CHART_COLUMNS, exportChartCsv, exportChartJson } from '@/charts/export/files';
import { listChartRows } from '@/charts/export/rows';
import { exampleModels, firstSetModels } from '@/tests/unit/example-charts';

const ORIGIN = 'https://ledger.example';
type Row = Record<(typeof CHART_COLUMNS)[number], string>;
const readCsv = (model: ChartModel): Row[] =>
  parse(exportChartCsv(model, ORIGIN, false), { columns: true });

const find = (id: string, models = exampleModels): ChartModel => {
  const found = models.find((model) => model.id === id);
  if (!found) throw new Error(`no example of ${id}`);
  return found;
};

test('there is an example of every chart', () => {
  expect(exampleModels.map(({ id }) => id)).toEqual([...CHART_IDS]);
});

describe.each([
  ...exampleModels.map((model) => ({ id: model.id, set: 2, model })),
  ...firstSetModels.map((model) => ({ id: model.id, set: 1, model })),
])('$id in set $set', ({ model }) => {
  test('has a row for each mark that is drawn, no more and no fewer', () => {
    const drawn = readCsv(model).filter((row) => row.drawn === 'true' && row.figure_id !== '');
    const statements = model.panels.flatMap(listPanelStatements);
    expect(drawn.map((row) => `${row.figure_id} ${row.version}`)).toEqual(
      statements.map(({ figure, version }) => `${figure} ${version}`),
    );
    for (const mark of listMarks(model)) {
      const row = drawn.find(
        (each) => each.figure_id === mark.figure && each.version === String(mark.version),
      );
      expect(row?.label).toBe(mark.label);
      expect(row?.value).toBe(mark.value === null ? '' : String(mark.value));
      expect(row?.permalink).toBe(`${ORIGIN}/figures/${mark.figure}/v${mark.version}`);
    }
  });

  test('has a row for each stretch of time, and for each gap, which holds no number', () => {
    const rows = model.panels.flatMap((panel) => (panel.kind === 'rows' ? panel.rows : []));
    const cells = model.panels.flatMap((panel) =>
      panel.kind === 'grid' ? panel.rows.flatMap((row) => row.cells) : [],
    );
    const countries = findCountries(model)?.rows.map(({ name }) => name) ?? [];
    const csv = readCsv(model).filter(
      ({ figure_id: id, row }) => id === '' && !countries.includes(row),
    );
    const spans = csv.filter((row) => row.drawn === 'true');
    const gaps = csv.filter((row) => row.drawn === 'false');
    expect(spans).toHaveLength(rows.filter((row) => row.kind === 'span').length);
    expect(gaps).toHaveLength(
      rows.filter((row) => row.kind === 'gap').length +
        cells.filter((cell) => cell.statements.length === 0).length,
    );
    for (const gap of gaps) {
      expect(gap.label).not.toBe('');
      expect([gap.value, gap.low, gap.high]).toEqual(['', '', '']);
    }
  });

  test('lists what has no number as not drawn, with empty numbers', () => {
    const rows = listChartRows(model).filter((row) => row.kind === 'statement' && !row.drawn);
    expect(rows).toHaveLength(model.listed.length);
    for (const row of readCsv(model).filter((each) => each.qualifier === 'denied'))
      expect([row.value, row.low, row.high]).toEqual(['', '', '']);
  });

  test('says the same in JSON: the model itself, and where it stays', () => {
    const json: unknown = JSON.parse(exportChartJson(model, ORIGIN));
    expect(json).toEqual({
      permalink: `${ORIGIN}/charts/nagorno-karabakh/${model.id}?${chartQuery(model)}`,
      licence: 'CC-BY-4.0',
      attribution: expect.stringContaining('cite the original source'),
      model,
    });
  });
});

test('"at least 20,000" travels as its label, its qualifier and its number', () => {
  const [row] = readCsv(find('killed-by-phase')).filter((each) => each.qualifier === 'at least');
  expect(row).toMatchObject({ label: 'at least 20,000', value: '20000', low: '', high: '' });
});

test('a superseded number has a row of its own, which says that it is superseded', () => {
  const rows = readCsv(find('battle-related-deaths', firstSetModels));
  const superseded = rows.filter((row) => row.status === 'superseded');
  expect(superseded).toHaveLength(1);
  expect(superseded[0]?.version).toBe('1');
});

test('an asserted zero is 0, never an empty cell', () => {
  const zeros = readCsv(find('one-day-claims')).filter((row) => row.value === '0');
  expect(zeros).toHaveLength(1);
  expect(zeros[0]?.scope).not.toBe('');
});

test('?bom=1 puts a byte order mark before the same bytes', () => {
  const model = find('displaced');
  expect(exportChartCsv(model, ORIGIN, true)).toBe(`\uFEFF${exportChartCsv(model, ORIGIN, false)}`);
});
