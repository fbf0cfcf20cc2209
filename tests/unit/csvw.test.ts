import { describe, expect, test } from 'vitest';
import { describeChartCsv } from '@/charts/export/csvw';
import { exportChartCsv } from '@/charts/export/files';
import { COLUMN_SETS, toRow } from '@/ledger/columns';
import { formatCsv } from '@/ledger/csv';
import { describeFiguresCsv, listDescribedColumns } from '@/ledger/csvw';
import { listFaults, type Metadata } from '../csvw/check';
import { readCsvw, toDataset } from '../csvw/read';
import { exampleModels } from './example-charts';
import {
  denied,
  exampleFigure,
  exampleSource,
  seed1,
  seed6,
  seed10,
  ucdp2020,
} from './example-figures';

const ORIGIN = 'https://ledger.example';
const url = `${ORIGIN}/conflicts/nagorno-karabakh/figures.csv?measure=persons-killed&at=9`;

/** Two documents, the first of unknown address: an empty first item of a list. */
const halfKnown = exampleFigure({
  sources: [
    exampleSource({ url: null, date: null, title: 'A | B' }),
    exampleSource({ id: 'another', publisher: 'Another' }),
  ],
});
/** Everything that a figure may not know is unknown. */
const unknown = exampleFigure({
  value: null,
  qualifier: 'indefinite',
  counted: null,
  stance: null,
  period: '/..',
  sources: [exampleSource({ url: null, date: null, accessed: null })],
});
const figures = [seed1, seed6, seed10, ucdp2020, denied, halfKnown, unknown];

function write(rows: typeof figures): string {
  const header = COLUMN_SETS[1].map(({ name }) => name);
  return formatCsv(
    header,
    rows.map((figure) => toRow(figure, ORIGIN)),
  );
}

const metadata = describeFiguresCsv({ url, title: 'Some figures', figures }) as Metadata;

describe('the metadata of a CSV of figures', () => {
  test('name the CSV by its whole address, query as it was asked', () => {
    expect(metadata.url).toBe(url);
    expect(
      describeFiguresCsv({ url: 'figures.csv', title: 'In an archive', figures }),
    ).toMatchObject({
      url: 'figures.csv',
    });
  });

  test('say title, licence, each document once, and when the newest row was recorded', () => {
    const older = exampleFigure({ recorded_at: '2020-01-01T00:00:00Z' });
    const described = describeFiguresCsv({ url, title: 'Two', figures: [seed6, older, seed6] });
    expect(described).toMatchObject({
      'dc:title': 'Two',
      'dc:license': { '@id': 'https://creativecommons.org/licenses/by/4.0/' },
      'dc:modified': { '@value': '2024-05-02T10:00:00Z', '@type': 'xsd:dateTime' },
      'dc:source': [
        { '@id': seed6.sources[0]?.url, 'dc:publisher': 'The Washington Post' },
        { '@id': seed6.sources[1]?.url, 'dc:publisher': 'VOA News' },
        { 'dc:title': 'An example report' },
      ],
    });
    expect(describeFiguresCsv({ url, title: 'None', figures: [] })).not.toHaveProperty(
      'dc:modified',
    );
  });

  test('are as their CSV is: header, line ends, datatypes, what must not be empty, the primary key', () => {
    expect(listFaults(metadata, write(figures))).toEqual([]);
    expect(listFaults(metadata, write([seed1, seed1]))).toEqual(['two rows have one primary key']);
    expect(listFaults(metadata, write([{ ...seed1, as_of: '' }]))).toEqual([
      'as_of is empty and must not be',
    ]);
    expect(listFaults(metadata, write([{ ...seed1, recorded_at: '2024-05-02' }]))).toEqual([
      'recorded_at is no dateTimeStamp: "2024-05-02"',
    ]);
  });

  test('require a value just where a figure always has one', () => {
    const row = toRow(unknown, ORIGIN);
    const required = listDescribedColumns(1).map((column) => column.required);
    const nullable = new Set(['phase', 'scope', 'relayed_by', 'wording']);
    for (const [place, { name }] of COLUMN_SETS[1].entries())
      expect(required[place], name).toBe(row[place] !== null);
    for (const name of nullable)
      expect(row[COLUMN_SETS[1].findIndex((column) => column.name === name)]).toBeNull();
  });

  test('hold no key that a JSON-LD processor does not know', async () => {
    expect([...(await toDataset(metadata))].length).toBeGreaterThan(300);
    await expect(toDataset({ ...metadata, licence: 'CC BY' })).rejects.toThrow();
  });

  test('mention the byte order mark only of a file that has one', () => {
    const notes = (bom: boolean) =>
      (describeFiguresCsv({ url, title: 'x', figures, bom }) as Metadata).notes.map(
        (note) => note['oa:bodyValue'],
      );
    expect(notes(true).join(' ')).toContain('byte order mark');
    expect(notes(false).join(' ')).not.toContain('byte order mark');
    expect(notes(false).join(' ')).toContain('never zero');
  });
});

test('a CSVW reader from npm finds numbers as numbers, zero as 0, and unknown as nothing', async () => {
  const rows = await readCsvw(metadata, write(figures));
  expect(rows).toHaveLength(figures.length);
  const [first, , zero, , none] = rows;
  expect(first).toMatchObject({
    figure_id: { value: seed1.id, datatype: 'string' },
    value: { value: '20000', datatype: 'integer' },
    qualifier: { value: 'at least', datatype: 'string' },
    in_words: { value: 'false', datatype: 'boolean' },
    period_end: { value: '1994-12-31', datatype: 'date' },
    recorded_at: { value: '2024-05-02T10:00:00Z', datatype: 'dateTimeStamp' },
    permalink: { value: `${ORIGIN}/figures/${seed1.id}/v1`, datatype: 'anyURI' },
  });
  expect(first).not.toHaveProperty('period_start');
  expect(zero?.value).toEqual({ value: '0', datatype: 'integer' });
  expect(none).not.toHaveProperty('value');
});

describe.each(exampleModels)('the metadata of $id', (model) => {
  const csv = { url: `${ORIGIN}/charts/x/${model.id}.csv`, modified: '2024-05-02T10:00:00Z' };

  test.each([false, true])('are as the CSV of the chart is (bom: %s)', async (bom) => {
    const described = describeChartCsv(model, { ...csv, bom }) as Metadata;
    const file = exportChartCsv(model, ORIGIN, bom);
    expect(listFaults(described, file)).toEqual([]);
    expect(await readCsvw(described, file)).toHaveLength(file.trimEnd().split('\r\n').length - 1);
  });
});
