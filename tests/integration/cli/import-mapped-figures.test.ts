import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createShippedLedger } from '../ledger';
import { type Bench, createBench } from './bench';

let bench: Bench;
beforeAll(async () => {
  bench = await createBench(await createShippedLedger());
  mkdirSync(path.join(bench.folder, 'war'));
});
afterAll(() => bench.drop());

const CONFLICT = `name: War of maps
summary: A war of nobody’s.
sides: [{ name: Rebels }, { name: Government }]
groups: [civilians]
claimants: [{ name: Commission, kind: organisation }]
read as: whole
`;
const COMMON = `what: persons killed
says: Commission
source: Report
address: https://report.test/1
as of: "1980"
`;

const write = (name: string, text: string) => {
  const file = path.join(bench.folder, 'war', name);
  writeFileSync(file, text);
  return file;
};

function args(map: string, csv: string): string[] {
  write('conflict.yaml', CONFLICT);
  const files = [write('table.csv', csv), '--map', write('map.yaml', map)];
  return ['import', 'figures', ...files, '--by', 'A. Editor'];
}

const said = (out: string) =>
  (JSON.parse(out).entries as { kind: string; entry: { body: Record<string, unknown> } }[])
    .filter(({ kind }) => kind === 'figure')
    .map(({ entry: { body } }) => [
      body.affected,
      body.period,
      body.qualifier,
      body.value,
      body.low,
      body.high,
    ]);

describe('import figures by a map', () => {
  const WIDE = `${COMMON}year: { column: Year }
thousands: ","
unknown: [Unknown, "-9"]
figures:
  - { value: { column: Civilians }, who: civilians }
  - { range: { column: Rebels killed }, who: Rebels }
`;
  const TABLE = 'Year,Civilians,Rebels killed\n1972,"1,240",13–46\n1973,Unknown,40\n1974,-9,0\n';

  test('a dry run says a wide table as sentences, and how many cells are unknown', async () => {
    const before = await bench.countRows();
    const { code, out, err } = await bench.run(...args(WIDE, TABLE), '--dry-run');
    expect(code, err).toBe(0);
    expect(out).toContain('4 new figures:');
    expect(out).toContain(
      'Persons killed: civilians, by calendar year (Commission): 1,240 (1972, as of 1980), says Commission.',
    );
    expect(out).toContain('between 13 and 46 (1972');
    expect(out).toContain('2 cells are unknown');
    expect(await bench.countRows()).toEqual(before);
  });

  test('a wide table becomes figures; a second run appends none of them again', async () => {
    const { out } = await bench.run(...args(WIDE, TABLE), '--json');
    expect(said(out)).toEqual([
      ['war-of-maps-civilians', '1972', 'none', 1240, null, null],
      ['war-of-maps-rebels', '1972', 'between', null, 13, 46],
      ['war-of-maps-rebels', '1973', 'none', 40, null, null],
      ['war-of-maps-rebels', '1974', 'none', 0, null, null],
    ]);
    const again = await bench.run(...args(WIDE, `${TABLE}1975,3,\n`), '--json');
    expect(said(again.out)).toEqual([['war-of-maps-civilians', '1975', 'none', 3, null, null]]);
  });

  test('a long table: words that the map translates, days in its form, rows that it takes', async () => {
    const map = `${COMMON}date: { column: day }
date form: [DD/MM/YYYY]
value: { column: n }
bound: at least
who: { column: group, values: { CIV: civilians, GOV: Government } }
only: [{ column: place, is: [Here] }]
`;
    const csv =
      'day,place,group,n\n02/03/1990,Here,CIV,7\n03/03/1990,There,CIV,8\n04/03/1990,Here,GOV,9\n';
    const { out } = await bench.run(...args(map, csv), '--json');
    expect(said(out)).toEqual([
      ['war-of-maps-civilians', '1990-03-02', 'at least', 7, null, null],
      ['war-of-maps-government', '1990-03-04', 'at least', 9, null, null],
    ]);
    const wrong = await bench.refused(...args(map, 'day,place,group,n\n31/02/1990,Here,XIV,1.5\n'));
    expect(wrong).toContain('table.csv:2:1: row 1, column day: 31/02/1990');
    expect(wrong).toMatch(
      /row 1, column group: XIV\n.*none of the words that the map translates\n.*Allowed: CIV, GOV/,
    );
    expect(wrong).toMatch(/row 1, column n: 1\.5\n.*is not a whole number/);
  });

  test('a map with a fault, and a table without its columns, are told with the nearest', async () => {
    const fault = await bench.refused(...args(`${COMMON}yaer: { column: Year }\n`, TABLE));
    expect(fault).toMatch(/map\.yaml:6:7: yaer.*\n.*not a field of a map\n.*Did you mean "year"\?/);
    const lacks = await bench.refused(...args(WIDE, TABLE.replace('Civilians', 'Civillians')));
    expect(lacks).toMatch(
      /has no column "Civilians", which the map names\n.*Did you mean "Civillians"\?/,
    );
    const unknown = await bench.refused(...args(WIDE.replace('who: Rebels', 'who: Rebel'), TABLE));
    expect(unknown).toMatch(/row 1, who of the map: Rebel\n.*\n.*\n.*Did you mean "Rebels"\?/);
  });
});

test('a table of events given as figures is known for what it is', async () => {
  const header =
    'event_id_cnty,event_date,year,actor1,actor2,country,latitude,longitude,fatalities';
  const file = bench.write('acled.csv', `${header}\nAVA1,2023-02-16,2023,A,B,C,1,2,3\n`);
  for (const args of [
    ['check', file],
    ['import', 'figures', file, '--by', 'A. Editor'],
  ]) {
    const words = await bench.refused(...args);
    expect(words).toMatch(
      /is no table of figures\n.*It looks like acled.*import events --map acled/,
    );
    expect(words.split('\n').length).toBeLessThan(8);
  }
});
