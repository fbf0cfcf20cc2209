import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getNewestEntry } from '@/db/queries/get-newest-entry';
import { formatCsv } from '@/ledger/csv';
import { FIGURE_IDS } from '../example-log';
import { type Bench, createBench, newFigure, SIGNED } from './bench';

let bench: Bench;
beforeAll(async () => {
  bench = await createBench();
});
afterAll(() => bench.drop());

type Fields = Record<string, unknown>;

/** Figures as a person's table has them: an empty cell for what is unknown. */
function table(figures: Fields[], over: (row: Fields) => Fields = (row) => row): string {
  const rows = figures.map((figure) =>
    over({ ...figure, sources: 'annals:1', in_words: String(figure.in_words) }),
  );
  const columns = Object.keys(rows[0] ?? {});
  return formatCsv(
    columns,
    rows.map((row) => columns.map((column) => (row[column] ?? null) as string | number | null)),
  );
}

const bodies = (count: number, over: Fields = {}) =>
  Array.from({ length: count }, () => newFigure(over).body as Fields);

describe('a CSV of figures', () => {
  test('becomes an entry a row, in its order, with unknown cells as null', async () => {
    const file = bench.write('ours.csv', table(bodies(3, { note: 'two\nlines, "quoted"' })));
    const { code, out, err } = await bench.run('import', 'figures', file, ...SIGNED, '--json');
    expect(code, err).toBe(0);
    const { entries } = JSON.parse(out);
    expect(entries).toHaveLength(3);
    const figure = await getNewestEntry(bench.ledger.web.db, 'figure', entries[2].entry.body.id);
    expect(figure?.body).toMatchObject({
      value: 12,
      low: null,
      note: 'two\nlines, "quoted"',
      sources: [{ source: 'annals', state: 1 }],
      in_words: false,
    });
  });

  test('is taken by add too, and a dry run appends nothing', async () => {
    const before = await bench.countRows();
    const file = bench.write('ours.csv', table(bodies(2)));
    const { code, out } = await bench.run('add', file, ...SIGNED, '--dry-run');
    expect(code).toBe(0);
    expect(out).toContain('nothing was appended. It would be 2 entries');
    expect(await bench.countRows()).toEqual(before);
  });

  test('with one bad row of many leaves none, and names line, column, value and fix', async () => {
    const csv = table(bodies(4, { note: 'a\nb' }), (row) => row);
    const lines = csv.split('\r\n');
    const at = lines[0]?.split(',').indexOf('value') ?? -1;
    const cells = lines[3]?.split(',') ?? [];
    cells[at] = 'some';
    lines[3] = cells.join(',');
    const file = bench.write('bad.csv', lines.join('\r\n'));
    const err = await bench.refused('import', 'figures', file, ...SIGNED);
    expect(err).toMatch(/bad\.csv:\d+:\d+: entry 3 body\.value: some\n {2}is text, not a number/);
  });

  test('whose header lacks a column, or has a strange one, is refused before its rows', async () => {
    const csv = table(bodies(1)).replace('as_of', 'as of');
    const err = await bench.refused('import', 'figures', bench.write('x.csv', csv), ...SIGNED);
    expect(err).toContain('is not a column here\n  → The columns are: id, question,');
    expect(err).toContain('lacks the column as_of');
  });

  test('that is cut in a quoted cell, or has too many cells, is refused', async () => {
    const csv = table(bodies(1, { note: 'a "quote"' }));
    const cut = bench.write('cut.csv', csv.slice(0, csv.lastIndexOf('""') + 1));
    expect(await bench.refused('import', 'figures', cut, ...SIGNED)).toContain('cut.csv');
    const wide = bench.write('wide.csv', csv.replace(/\r\n$/, ',more\r\n'));
    expect(await bench.refused('import', 'figures', wide, ...SIGNED)).toMatch(
      /has \d+ cells under \d+ columns/,
    );
  });

  test('names a figure that is there already, and says how it is corrected', async () => {
    const csv = table(bodies(1, { as_of: '1201' }));
    const err = await bench.refused('import', 'figures', bench.write('x.csv', csv), ...SIGNED);
    expect(err).toContain(`would be the same figure as ${FIGURE_IDS.first}`);
  });

  test('is not a version of a dataset, and a dataset is told what it lacks', async () => {
    const file = bench.write('x.csv', table(bodies(1)));
    const meant = await bench.run('import', 'figures', file, '--by', 'A', '--dataset', 'x');
    expect(meant).toMatchObject({ code: 2 });
    expect(meant.err).toContain('--dataset: figures are not a dataset');
    const lacking = await bench.run('import', 'ucdp-ged', file, '--by', 'A', '--dataset', 'x');
    expect(lacking).toMatchObject({ code: 2 });
    expect(lacking.err).toContain('Missing: --version, --licence, --source.');
  });
});
