import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listMapNames, readShippedMap } from '@/datasets/maps/shipped-maps';
import { streamJsonl } from '@/datasets/stream/stream-jsonl';
import { EVERY_EVENT } from '@/db/queries/event-filter';
import { findImport } from '@/db/queries/find-import';
import { listYearlySums } from '@/db/queries/list-yearly-sums';
import { type EventMap, eventMapSchema } from '@/ledger/event-map';
import { importInto, loadedVersion, wholeCsv } from './importing';
import { createLedger, type TestLedger } from './ledger';

/** Rows of nobody's, in the columns of each publisher. */
let ledger: TestLedger;
let folder: string;
beforeAll(async () => {
  ledger = await createLedger();
  folder = await mkdtemp(path.join(os.tmpdir(), 'casualty-ledger-mapped-'));
});
afterAll(async () => {
  await ledger.drop();
  await rm(folder, { recursive: true });
});

function mapOf(name: string): EventMap {
  const map = readShippedMap(name);
  if (!map) throw new Error(`no map ${name}`);
  return map;
}

let count = 0;
async function importRows(map: EventMap, csv: string) {
  count += 1;
  const file = path.join(folder, `${map.name}-${count}.csv`);
  await writeFile(file, csv);
  const dataset = `mapped-${count}`;
  const over = { format: 'mapped', map, dataset, version: '1' } as const;
  const { body } = await importInto(ledger, { ...over, files: [file] });
  const version = await loadedVersion(ledger, dataset, '1');
  const sums = await listYearlySums(ledger.web.db, { load: version.load, tableNo: 1 }, EVERY_EVENT);
  return { body, version, sums, table: body.tables[0] };
}

const yearOf = ({
  year,
  events,
  low,
  best,
  high,
}: Awaited<ReturnType<typeof listYearlySums>>[number]) => [year, events, low, best, high];

const refusal = (map: EventMap, csv: string) =>
  importRows(map, csv).then(
    () => 'it was imported',
    (error: Error) => error.message,
  );

describe('the shipped maps read a small table of each publisher', () => {
  test('ACLED: one number an event, days in two forms', async () => {
    const { sums, table, body } = await importRows(
      mapOf('acled'),
      `event_id_cnty,event_date,year,event_type,actor1,actor2,country,location,latitude,longitude,fatalities
AVA1,2023-02-16,2023,Battles,Army of Avalon,Lyonesse Band,Avalon,Camelot,51.05,-2.53,3
AVA2,17 February 2023,2023,Riots,Crowd,,Avalon,Camelot,51.05,-2.53,0
AVA3,1 January 2024,2024,Battles,Army of Avalon,Lyonesse Band,Avalon,Camelot,51.05,-2.53,12
`,
    );
    expect(sums.map(yearOf)).toEqual([
      [2023, 2, 3, 3, 3],
      [2024, 1, 12, 12, 12],
    ]);
    expect(sums[0]).toMatchObject({ type_of_violence: 0, conflict: body.title });
    expect(table).toMatchObject({ rows: 3, odd_rows: 0, map: { name: 'acled' } });
  });

  test('Iraq Body Count: lines above the header, a minimum and a maximum', async () => {
    const { sums, version } = await importRows(
      mapOf('iraq-body-count'),
      `Terms of use,,
"Lines, of terms"
IBC code,Start Date,End Date,Time,Location,Target,Weapons,Reported Minimum,Reported Maximum,Sources
x1,21 Mar 2003,22 Mar 2003,,Camelot,,,2,5,A
x2,31 Dec 2003,02 Jan 2004,,Camelot,,,1,1,"A, B"
`,
    );
    expect(sums.map(yearOf)).toEqual([[2003, 2, 3, 3, 6]]);
    expect((await wholeCsv(ledger, version)).split('\r\n')[0]).toMatch(/^IBC code,Start Date/);
  });

  test('GTD: a month or a day of 0 is unknown, and an empty number is not 0', async () => {
    const { sums, table, version } = await importRows(
      mapOf('gtd'),
      `eventid,iyear,imonth,iday,country,country_txt,latitude,longitude,gname,nkill
197000000001,1970,7,2,58,Avalon,51.05,-2.53,Band,1
197000000002,1970,0,0,58,Avalon,,,Unknown,2
197000000003,1970,2,0,58,Avalon,,,Unknown,
197100000001,1971,2,0,58,Avalon,,,Unknown,
`,
    );
    expect(sums.map(yearOf)).toEqual([[1970, 3, 3, 3, 3]]);
    expect(table).toMatchObject({ flagged: [{ flag: 'number not given', rows: 2 }] });
    const days = await ledger.web.sql`
      select date_start::text as "from", date_end::text as "to" from datasets.events
      where load = ${version.load} order by record`;
    expect(days.map(({ from, to }) => `${from} ${to}`)).toEqual([
      '1970-07-02 1970-07-02',
      '1970-01-01 1970-12-31',
      '1970-02-01 1970-02-28',
      '1971-02-01 1971-02-28',
    ]);
  });

  test.each([
    [
      'ucdp-nonstate',
      'conflict_id,dyad_id,org,side_a_name,side_a_id,side_b_name,side_b_id,year,best_fatality_estimate,low_fatality_estimate,high_fatality_estimate',
      '5000,9000,1,Band,7001,Other Band,7002,2020,40,30,60',
      [2020, null, 30, 40, 60],
      2,
    ],
    [
      'ucdp-onesided',
      'conflict_id,dyad_id,actor_id,coalition_components,actor_name,year,best_fatality_estimate,low_fatality_estimate,high_fatality_estimate,is_government_actor',
      '5000,9000,7001,,Band,2020,26,25,99,0',
      [2020, null, 25, 26, 99],
      3,
    ],
  ])('%s: yearly totals, no events', async (name, header, row, expected, type) => {
    const { sums } = await importRows(mapOf(name), `${header}\n${row}\n`);
    expect(sums.map(yearOf)).toEqual([expected]);
    expect(sums[0]).toMatchObject({ conflict_id: 5000, type_of_violence: type });
  });

  test.each(['ucdp-candidate', 'ucdp-api'])('%s: the columns of GED', async (name) => {
    const { sums } = await importRows(
      mapOf(name),
      `id,year,type_of_violence,conflict_new_id,conflict_name,dyad_new_id,side_a_new_id,side_a,side_b_new_id,side_b,latitude,longitude,country,country_id,date_start,date_end,low,best,high
1,2026,1,100,Avalon: Government,200,1,Government of Avalon,2,Lyonesse,51.05,-2.53,Avalon,10,2026-01-31 00:00:00.000,2026-02-01,1,2,3
`,
    );
    expect(sums.map(yearOf)).toEqual([[2026, 1, 1, 2, 3]]);
    expect(sums[0]).toMatchObject({ conflict_id: 100, conflict: 'Avalon: Government' });
  });

  test('Airwars: a range in one cell, and "Unknown"', async () => {
    const { sums, table } = await importRows(
      mapOf('airwars'),
      `Incident_id,Incident_Date,incident_lat,incident_long,Civilians reported killed
av1,"October 20, 2023",31.4,34.3,1–3
av2,2023-11-02,,,Unknown
av3,2023-11-03,,,4
`,
    );
    expect(sums.map(yearOf)).toEqual([[2023, 3, 5, 5, 7]]);
    expect(table?.odd_rows).toBe(1);
  });

  test('every shipped map is of right form, and one of these tests reads it', () => {
    expect(listMapNames()).toEqual([
      ...['acled', 'airwars', 'gtd', 'iraq-body-count'],
      ...['ucdp-api', 'ucdp-candidate', 'ucdp-nonstate', 'ucdp-onesided'],
    ]);
    for (const name of listMapNames()) expect(mapOf(name).name).toBe(name);
  });
});

describe('a map', () => {
  const own = (over: object) =>
    eventMapSchema.parse({ name: 'own', title: 'Own', publisher: 'A', citation: 'A', ...over });

  test('says which signs numbers have; what it does not explain is refused in its place', async () => {
    const map = own({
      date: 'd',
      'date form': ['DD.MM.YYYY'],
      number: 'n',
      thousands: '.',
      unknown: ['-9'],
    });
    const { sums } = await importRows(map, 'd,n\n01.02.2020,1.234\n02.02.2020,-9\n03.02.2020,6\n');
    expect(sums.map(yearOf)).toEqual([[2020, 3, 1240, 1240, 1240]]);
    const words = await refusal(map, 'd,n\n31.02.2020,5\n2020-02-01,"1,234"\n01.02.2020,-8\n');
    expect(words.split('\n').slice(1)).toEqual([
      expect.stringMatching(
        /record 1, line 2, column d: "31.02.2020" is not a day that exists, written DD/,
      ),
      expect.stringMatching(/record 2, line 3, column d: "2020-02-01" is not a day/),
      expect.stringMatching(/record 2, line 3, column n: "1,234" is not a whole number/),
      expect.stringMatching(/record 3, line 4, column n: "-8" is not a whole number/),
    ]);
  });

  test('is kept with the rows, which are streamed by it', async () => {
    const map = own({ date: 'd', number: 'n', id: 'i' });
    const { body, version } = await importRows(map, 'i,d,n\na,2020-02-01,5\n');
    const known = await findImport(ledger.web.db, body.dataset, '1');
    expect(known?.tables[0]?.map).toEqual(map);
    let text = '';
    const loaded = { ...version, format: body.format };
    for await (const piece of streamJsonl(ledger.web.db, loaded, { table: null, filter: null })) {
      text += piece;
    }
    expect(JSON.parse(text)).toMatchObject({ values: { i: 'a', d: '2020-02-01', n: '5' } });
  });

  test('reads its own events.csv again, as a backup brings it back', async () => {
    const rows =
      'Terms,of use\nIBC code,Start Date,End Date,Reported Minimum,Reported Maximum\nx1,21 Mar 2003,22 Mar 2003,2,5\n';
    const first = await importRows(mapOf('iraq-body-count'), rows);
    const whole = await wholeCsv(ledger, first.version);
    const again = await importRows(mapOf('iraq-body-count'), whole);
    expect(again.body.csv).toEqual(first.body.csv);
    expect(again.sums).toEqual(first.sums);
  });

  test('whose columns the file lacks is refused, with the nearest of the file', async () => {
    const map = own({ date: 'event date', number: 'deaths', year: 'year' });
    expect(await refusal(map, 'event_date,deaths,year\n2020-01-01,1,2020\n')).toContain(
      'the column event date of the map own is missing; the file has "event_date" for event date',
    );
  });

  test('must name date and number', () => {
    const read = eventMapSchema.safeParse({ name: 'a', title: 'A', publisher: 'A', citation: 'A' });
    expect(read.error?.issues.map(({ path }) => path[0])).toEqual(['number', 'date']);
  });
});

test('a non-state table given as battle-related deaths is known for what it is', async () => {
  const file = path.join(folder, 'nonstate.csv');
  await writeFile(
    file,
    'conflict_id,dyad_id,org,side_a_name,side_a_id,side_b_name,side_b_id,year,best_fatality_estimate,low_fatality_estimate,high_fatality_estimate\n5000,9000,1,Band,7001,Other,7002,2020,40,30,60\n',
  );
  const words = await importInto(ledger, { files: [file], format: 'ucdp-brd' }).catch(
    (error: Error) => error.message,
  );
  expect(
    words,
  ).toBe(`nonstate.csv, header: these are not the columns of ucdp-brd (UCDP Battle-Related Deaths Dataset)
  missing, 6 of 8: location_inc, side_a, side_b, bd_best, bd_low, bd_high
  in the file and not in ucdp-brd: dyad_id, org, side_a_name, side_a_id, side_b_name, side_b_id, best_fatality_estimate, low_fatality_estimate, high_fatality_estimate
  It looks like ucdp-nonstate (UCDP Non-State Conflict Dataset), all 10 columns
  Type instead: casualty-ledger import events --map ucdp-nonstate, with the same files and options`);
});
