import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EVERY_EVENT } from '@/db/queries/event-filter';
import { listSumsByConflict } from '@/db/queries/list-sums-by';
import { listYearlySums } from '@/db/queries/list-yearly-sums';
import { importInto, loadedVersion, wholeCsv } from './importing';
import { createLedger, type TestLedger } from './ledger';

/** Made-up rows under the columns that UCDP's codebook (24.1) names. No file of UCDP's was at hand. */
const HEADER =
  'conflict_id,dyad_id,location_inc,side_a,side_a_id,side_a_2nd,side_b,side_b_id,side_b_2nd,incompatibility,territory_name,year,bd_best,bd_low,bd_high,type_of_conflict,battle_location,gwno_a,gwno_a_2nd,gwno_b,gwno_b_2nd,gwno_loc,gwno_battle,region,version';
const CONFLICTS = [
  '100,"200, 201",Avalon,Government of Avalon,1,,"Lyonesse, Ys","2, 3",,2,,2015,30,25,40,3,Avalon,10,,,,10,10,1,24.1',
  '100,200,Avalon,Government of Avalon,1,,Lyonesse,2,,2,,2016,50,60,70,3,Avalon,10,,,,10,10,1,24.1',
];
const DYADS = [
  '100,200,Avalon,Government of Avalon,1,,Lyonesse,2,,2,,2015,20,20,30,3,Avalon,10,,,,10,10,1,24.1',
  '100,201,Avalon,Government of Avalon,1,,Ys,3,,2,,2015,10,5,10,3,Avalon,10,,,,10,10,1,24.1',
  '100,200,Avalon,Government of Avalon,1,,Lyonesse,2,,2,,2016,50,60,70,3,Avalon,10,,,,10,10,1,24.1',
];

let ledger: TestLedger;
let folder: string;
beforeAll(async () => {
  ledger = await createLedger();
  folder = await mkdtemp(path.join(os.tmpdir(), 'casualty-ledger-brd-'));
});
afterAll(async () => {
  await ledger.drop();
  await rm(folder, { recursive: true });
});

async function write(name: string, rows: string[]): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, [HEADER, ...rows, ''].join('\r\n'));
  return file;
}

test('UCDP’s yearly deaths: a row is a year, no event; conflicts and dyads are tables that nothing adds', async () => {
  const files = [
    await write('BattleDeaths_v24_1_conf.csv', CONFLICTS),
    await write('BattleDeaths_v24_1.csv', DYADS),
  ];
  const report = await importInto(ledger, { format: 'ucdp-brd', dataset: 'ucdp-brd', files });
  expect(report.body.tables).toMatchObject([
    { name: 'conflict', rows: 2, flagged: [{ flag: 'low above best', rows: 1 }] },
    { name: 'dyad', rows: 3, flagged: [{ flag: 'low above best', rows: 1 }] },
  ]);
  const version = await loadedVersion(ledger, 'ucdp-brd', '24.1');
  const conflicts = { load: version.load, tableNo: 1 };
  const year = { conflict_id: 100, conflict: 'Avalon', type_of_violence: 1, active_year: true };
  expect(await listYearlySums(ledger.web.db, conflicts, EVERY_EVENT)).toEqual([
    { ...year, year: 2015, events: null, low: 25, best: 30, high: 40 },
    { ...year, year: 2016, events: null, low: 60, best: 50, high: 70 },
  ]);
  const dyads = { load: version.load, tableNo: 2 };
  expect(await listSumsByConflict(ledger.web.db, dyads, EVERY_EVENT)).toEqual([
    { id: 100, name: 'Avalon', events: null, low: 85, best: 80, high: 110 },
  ]);
  expect(await wholeCsv(ledger, version, 'conflict')).toBe([HEADER, ...CONFLICTS, ''].join('\r\n'));
});

test('a conflict’s year that stands twice is refused', async () => {
  const files = [await write('twice_conf.csv', [...CONFLICTS, CONFLICTS[0] ?? ''])];
  await expect(importInto(ledger, { format: 'ucdp-brd', version: '24.2', files })).rejects.toThrow(
    'twice_conf.csv, record 1: has the id 1002015, and so has record 3',
  );
});

test('the format is recognised, and told where another was named', async () => {
  const files = [await write('BattleDeaths.csv', DYADS)];
  await expect(importInto(ledger, { format: 'ucdp-ged', version: '24.3', files })).rejects.toThrow(
    /not the columns of ucdp-ged[\s\S]*looks like ucdp-brd \(UCDP Battle-Related Deaths Dataset\), all 8 columns\n.*import ucdp-brd/,
  );
});
