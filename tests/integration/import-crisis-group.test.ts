import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportReport } from '@/datasets/import/import-version';
import type { LoadedVersion } from '@/datasets/stream/stream-csv';
import { EVERY_EVENT, passesFilter } from '@/db/queries/event-filter';
import { listCategorySums } from '@/db/queries/list-category-sums';
import { type DayNumber, listDayNumbers } from '@/db/queries/list-day-numbers';
import { importInto, loadedVersion, wholeCsv } from './importing';
import { createLedger, type TestLedger } from './ledger';
import { askPython, published } from './published-data';

const FILES = [
  ...['all', 'arm', 'aze', 'weapon'].map((name) => `crisis-group/2015-2020/${name}.csv`),
  ...['all-casualties', 'arm-casualties', 'aze-casualties', 'casualties', 'mine-casualties'].map(
    (name) => `crisis-group/2020-2023/${name}.csv`,
  ),
].map(published);

let ledger: TestLedger;
let report: ImportReport;
let version: LoadedVersion;
beforeAll(async () => {
  ledger = await createLedger();
  report = await importInto(ledger, {
    format: 'crisis-group',
    files: FILES,
    dataset: 'nk-data-repo',
    version: '2026-11-20',
  });
  version = await loadedVersion(ledger, 'nk-data-repo', '2026-11-20');
});
afterAll(() => ledger.drop());

function at(table: string) {
  const index = version.tables.findIndex((one) => one.name === table);
  return { load: version.load, tableNo: index + 1 };
}

function listDays(table: string, category: string | null): Promise<DayNumber[]> {
  return listDayNumbers(ledger.web.db, at(table), passesFilter({ ...EVERY_EVENT, category }));
}

const add = (days: DayNumber[]) => days.reduce((sum, day) => sum + day.number, 0);

describe('Crisis Group', () => {
  test('its nine tables are there with every row, 157 of nothing but an id left out by rule', () => {
    expect(report.body.tables.map(({ name, rows, left_out }) => [name, rows, left_out])).toEqual([
      ['all', 197, []],
      ['arm', 153, [{ rule: 'nothing but an id', rows: 157 }]],
      ['aze', 106, []],
      ['weapon', 288, []],
      ['all-casualties', 238, []],
      ['arm-casualties', 92, []],
      ['aze-casualties', 146, []],
      ['casualties', 239, []],
      ['mine-casualties', 123, []],
    ]);
  });

  test('288 rows of weapons on 204 dates, none of 1-11 April 2016, 37 on 12-30 April', async () => {
    const days = await listDays('weapon', null);
    const rowsOf = (from: string, to: string) =>
      days.filter((day) => day.date >= from && day.date <= to).reduce((n, day) => n + day.rows, 0);
    expect([days.length, rowsOf('2015-01-01', '2020-12-31')]).toEqual([204, 288]);
    expect([rowsOf('2016-04-01', '2016-04-11'), rowsOf('2016-04-12', '2016-04-30')]).toEqual([
      0, 37,
    ]);
    // What `Number` counts there is not documented.
    expect(add(days)).toBe(302);
  });

  test('identical rows are kept: 79 combatants of Azerbaijan are 79 rows, many of them alike', async () => {
    const file = published('crisis-group/2015-2020/aze.csv');
    const csv = await wholeCsv(ledger, version, 'aze');
    const rows: string[] = csv.trimEnd().split('\r\n').slice(1);
    expect(new Set(rows).size).toBeLessThan(rows.length);
    const python = askPython(file, 'answer = [list(r.values()) for r in rows]');
    expect(parse(csv, { from_line: 2, record_delimiter: '\r\n' })).toEqual(python);
  });

  test('military killed: 181 by `all`, 100 + 79 by side; 4 July 2017 is the day that differs', async () => {
    const all = await listDays('all', 'Military Killed');
    const sides = [
      ...(await listDays('arm', 'Combatants Killed')),
      ...(await listDays('aze', 'Combatants Killed')),
    ];
    expect([add(all), add(sides)]).toEqual([181, 179]);
    const dates = new Set([...all, ...sides].map((day) => day.date));
    const on = (days: DayNumber[], date: string) => add(days.filter((day) => day.date === date));
    const differing = [...dates].filter((date) => on(all, date) !== on(sides, date));
    expect(differing.map((date) => [date, on(all, date), on(sides, date)])).toEqual([
      ['2017-07-04', 2, 0],
    ]);
    const others = [
      ...(await listDays('arm', 'Non-combatants Killed')),
      ...(await listDays('aze', 'Non-combatants Killed')),
    ];
    expect(add(all) + add(await listDays('all', 'Civilians Killed'))).toBe(189);
    expect(add(sides) + add(others)).toBe(189);
  });

  test('the sums kept by month and category add up to the rows', async () => {
    const sums = await listCategorySums(ledger.web.db, at('all'));
    const add = (list: typeof sums) => list.reduce((total, sum) => total + sum.number, 0);
    expect(add(sums.filter((sum) => sum.category === 'Military Killed'))).toBe(181);
    const killed = sums.filter((sum) => sum.category.endsWith('Killed'));
    expect(add(killed.filter((sum) => sum.year === 2016 && sum.month === 4))).toBe(11);
  });

  test('all tables in one CSV: the table first, then the columns of any, cells as published', async () => {
    const csv = await wholeCsv(ledger, version);
    expect(report.body.csv).toEqual({
      bytes: Buffer.byteLength(csv),
      sha256: createHash('sha256').update(csv).digest('hex'),
    });
    const rows: Record<string, string>[] = parse(csv, { columns: true, record_delimiter: '\r\n' });
    expect(rows).toHaveLength(197 + 153 + 106 + 288 + 238 + 92 + 146 + 239 + 123);
    expect(rows[197]).toEqual({
      table: 'arm',
      Date: '1/3/2015',
      'Type of Casualty': '',
      Number: '',
      ID: '71742',
      Category: 'Combatants Killed',
      Count: '1',
      'Type of Weapon': '',
      'Incident Type': '',
      'Place of Origin': '',
      Casualties: '',
    });
  });

  test('a day written the other way round is refused, not turned', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'casualty-ledger-crisis-'));
    const file = path.join(folder, 'all.csv');
    await writeFile(file, 'Date,Type of Casualty,Number\n27/9/2020,Military Killed,1\n');
    await expect(
      importInto(ledger, { format: 'crisis-group', files: [file], version: '2026-11-21' }),
    ).rejects.toThrow(
      'all.csv, record 1, line 2, column Date: "27/9/2020" is not a day that exists, written M/D/YYYY',
    );
    await rm(folder, { recursive: true });
  });
});
