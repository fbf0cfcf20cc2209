import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ComparedTable, haveIds, streamChanges } from '@/datasets/compare/stream-changes';
import { decodeLatin1 } from '@/datasets/csv/read-record';
import { withCsv } from '@/datasets/csv/records';
import { openSource } from '@/datasets/source/open-source';
import { compareByKey } from '@/db/queries/compare-by-key';
import { compareEqualRows } from '@/db/queries/compare-equal-rows';
import { listChangedValues } from '@/db/queries/list-changed-values';
import type { DatasetFormat } from '@/ledger/vocabulary';
import { importInto, loadedVersion } from './importing';
import { createLedger, type TestLedger } from './ledger';
import { askPython, published } from './published-data';

const OLD = published('ucdp/ged-19.1-excerpt.csv');
const NEW = published('ucdp/ged-myanmar.csv.gz');

let ledger: TestLedger;
let folder: string;
let old: ComparedTable;
let now: ComparedTable;
let onlyMyanmar: string;
beforeAll(async () => {
  ledger = await createLedger();
  folder = await mkdtemp(path.join(os.tmpdir(), 'casualty-ledger-compare-'));
  onlyMyanmar = await writeOnlyMyanmar();
  old = await load('ucdp-ged', [onlyMyanmar], 'ged-myanmar', '19.1');
  now = await load('ucdp-ged', [NEW], 'ged-myanmar', '24.1');
});
afterAll(async () => {
  await ledger.drop();
  await rm(folder, { recursive: true });
});

/** The excerpt of 19.1 without the rows of Bangladesh, which the file of 24.1 has not. */
async function writeOnlyMyanmar(): Promise<string> {
  const records: string[] = [];
  const source = await openSource(OLD);
  await withCsv(source.bytes, 'excerpt', async (csv) => {
    const country = csv.header.cells.indexOf('country');
    records.push(decodeLatin1(csv.header.latin1));
    await csv.walk(
      (record) => {
        if (record.cells[country] === 'Myanmar (Burma)') records.push(decodeLatin1(record.latin1));
      },
      () => null,
    );
  });
  const file = path.join(folder, 'ged-19.1-myanmar.csv');
  await writeFile(file, `${records.join('\n')}\n`);
  return file;
}

async function load(
  format: DatasetFormat,
  files: string[],
  dataset: string,
  label: string,
): Promise<ComparedTable> {
  await importInto(ledger, { format, files, dataset, version: label });
  const version = await loadedVersion(ledger, dataset, label);
  const [table] = version.tables;
  if (!table) throw new Error('a version without a table');
  return { at: { load: version.load, tableNo: 1 }, format, table };
}

async function readChanges(from: ComparedTable, to: ComparedTable) {
  let csv = '';
  for await (const piece of streamChanges(ledger.web.db, from, to)) csv += piece;
  const rows: Record<string, string>[] = parse(csv, { columns: true });
  return rows;
}

const total = <K extends string>(rows: Record<K, number>[], name: K) =>
  rows.reduce((sum, row) => sum + row[name], 0);

describe('UCDP GED of Myanmar, 19.1 against 24.1', () => {
  test('of 2,593 events 2,587 are still there; 7 best, 9 low and 10 high values changed', async () => {
    const { years, columns } = await compareByKey(ledger.web.db, old.at, now.at);
    expect(old.table.rows).toBe(2_593);
    expect([total(years, 'kept'), total(years, 'gone')]).toEqual([2_587, 6]);
    expect(total(years, 'added')).toBe(7_374 - 2_587);
    const changed = (column: string) => columns.find((one) => one.column === column)?.changed;
    expect([changed('best'), changed('low'), changed('high')]).toEqual([7, 9, 10]);
  });

  test('by year and conflict it equals Python’s comparison, with the conflict’s newer name', async () => {
    const { years } = await compareByKey(ledger.web.db, old.at, now.at);
    const python = askPython(
      NEW,
      `
before = {r['id']: r for r in read(${JSON.stringify(onlyMyanmar)})}
after = {r['id']: r for r in rows}
sums = collections.defaultdict(lambda: [0, 0, 0])
for id in before.keys() | after.keys():
    r = after.get(id) or before.get(id)
    place = 0 if id not in before else 1 if id not in after else 2
    sums[(int(r['year']), int(r['conflict_new_id']))][place] += 1
answer = [list(k) + v for k, v in sorted(sums.items())]`,
    );
    expect(years.map((y) => [y.year, y.conflict_id, y.added, y.gone, y.kept])).toEqual(python);
    expect(years.find((y) => y.conflict_id === 222)?.conflict).toBe('Myanmar (Burma): Government');
  });

  test('each changed number is named with both values', async () => {
    const values = await listChangedValues(
      ledger.web.db,
      old.at,
      now.at,
      ['low', 'best', 'high'],
      100,
    );
    expect(values).toHaveLength(26);
    const python = askPython(
      NEW,
      `
before = {r['id']: r for r in read(${JSON.stringify(onlyMyanmar)})}
after = {r['id']: r for r in rows}
answer = [[int(id), c, before[id][c], after[id][c]] for id in sorted(before, key=int) if id in after
    for c in ('low', 'best', 'high') if int(before[id][c]) != int(after[id][c])]`,
    );
    expect(values.map((v) => [v.key, v.column, v.from, v.to])).toEqual(python);
  });

  test('as CSV: every added and gone event, and every changed cell of a shared column, by meaning', async () => {
    const rows = await readChanges(old, now);
    const count = (change: string, column = '') =>
      rows.filter((row) => row.change === change && row.column === column).length;
    expect([count('added'), count('gone')]).toEqual([7_374 - 2_587, 6]);
    expect(['best', 'low', 'high'].map((column) => count('changed', column))).toEqual([7, 9, 10]);
    // `98.000000` has become `98`, and `1` `TRUE`: as texts 1,620 shapes and all 2,587 years differ.
    expect([count('changed', 'geom_wkt'), count('changed', 'active_year')]).toEqual([48, 0]);
    expect(count('changed', 'adm_1')).toBe(2_179);
    // A column that only 24.1 has.
    expect(count('changed', 'relid')).toBe(0);
  });
});

describe('tables without ids', () => {
  test('are compared as counts of equal rows: of three alike and then two, one is gone', async () => {
    const first = readFileSync(published('crisis-group/2015-2020/aze.csv'), 'utf8');
    const [header = '', ...rows] = first.trimEnd().split('\n');
    const alike = rows.findIndex((row) => rows.filter((other) => other === row).length === 3);
    const changed = [...rows.toSpliced(alike, 1), '9/27/2020,Combatants Killed,1'];
    const file = path.join(folder, 'aze.csv');
    await writeFile(file, first);
    const from = await load('crisis-group', [file], 'nk-aze', '2026-11-20');
    await writeFile(file, `${[header, ...changed].join('\n')}\n`);
    const to = await load('crisis-group', [file], 'nk-aze', '2026-11-21');
    expect(haveIds(from, to)).toBe(false);
    const years = await compareEqualRows(ledger.web.db, from.at, to.at);
    expect([total(years, 'added'), total(years, 'gone'), total(years, 'kept')]).toEqual([
      1, 1, 105,
    ]);
    expect(await readChanges(from, to)).toEqual([
      {
        change: 'gone',
        year: rows[alike]?.split(',')[0]?.split('/')[2],
        record: rows[alike],
        from_count: '3',
        to_count: '2',
      },
      {
        change: 'added',
        year: '2020',
        record: '9/27/2020,Combatants Killed,1',
        from_count: '0',
        to_count: '1',
      },
    ]);
  });
});
