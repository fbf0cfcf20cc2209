import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LoadedVersion, streamCsv, streamCsvRange } from '@/datasets/stream/stream-csv';
import { streamJsonl } from '@/datasets/stream/stream-jsonl';
import { EVERY_EVENT, passesFilter } from '@/db/queries/event-filter';
import { importInto, loadedVersion, wholeCsv } from './importing';
import { createLedger, type TestLedger } from './ledger';
import { askPython, published } from './published-data';

const EXCERPT = published('ucdp/ged-19.1-excerpt.csv');

let ledger: TestLedger;
let events: LoadedVersion;
let tables: LoadedVersion;
beforeAll(async () => {
  ledger = await createLedger();
  await importInto(ledger, { files: [EXCERPT], dataset: 'ged', version: '19.1' });
  events = await loadedVersion(ledger, 'ged', '19.1');
  await importInto(ledger, {
    format: 'crisis-group',
    files: ['arm', 'weapon'].map((name) => published(`crisis-group/2015-2020/${name}.csv`)),
    dataset: 'nk',
    version: '2026-11-20',
  });
  tables = await loadedVersion(ledger, 'nk', '2026-11-20');
});
afterAll(() => ledger.drop());

async function join(pieces: AsyncIterable<string | Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(Buffer.from(piece));
  return Buffer.concat(all);
}

function rangeOf(version: LoadedVersion, table: string | null, first: number, last: number) {
  return join(streamCsvRange(ledger.web.db, version, table, { first, last }));
}

describe('a part of a file', () => {
  test('is what the whole has there: in the header, at its ends, within a character, over many runs', async () => {
    const whole = Buffer.from(await wholeCsv(ledger, events));
    const last = whole.length - 1;
    // "ā" of Bhāndāria, two bytes.
    const within = whole.indexOf(Buffer.from('ā')) + 1;
    for (const [from, to] of [
      [0, 0],
      [5, 20],
      [300, 2_000],
      [within, within + 10],
      [400_000, 1_000_000],
      [last - 3, last],
      [0, last],
    ] as const) {
      const part = await rangeOf(events, null, from, to);
      expect(part.equals(whole.subarray(from, to + 1)), `${from}-${to}`).toBe(true);
    }
  });

  test('of one table, and of all tables in one file, too', async () => {
    for (const table of ['weapon', null]) {
      const whole = Buffer.from(await wholeCsv(ledger, tables, table));
      const part = await rangeOf(tables, table, 1_000, 5_000);
      expect(part.equals(whole.subarray(1_000, 5_001)), String(table)).toBe(true);
    }
  });
});

describe('a filtered file', () => {
  test('has the same rows as Python’s filter, in the order of the publisher’s file', async () => {
    const filter = passesFilter({
      ...EVERY_EVENT,
      country: 775,
      yearFrom: 2010,
      yearTo: 2012,
      type: 1,
      activeYear: true,
    });
    const csv = await join(streamCsv(ledger.web.db, events, { table: null, filter }));
    const ids = csv
      .toString()
      .split('\r\n')
      .slice(1, -1)
      .map((row) => Number(row.split(',', 1)[0]));
    expect(ids).toEqual(
      askPython(
        EXCERPT,
        `answer = [int(r['id']) for r in rows if r['country_id'] == '775'
    and 2010 <= int(r['year']) <= 2012 and r['type_of_violence'] == '1' and r['active_year'] == '1']`,
      ),
    );
    expect(ids.length).toBeGreaterThan(100);
  });

  test('without a row in it is its header', async () => {
    const filter = passesFilter({ ...EVERY_EVENT, conflict: 1 });
    const csv = await join(streamCsv(ledger.web.db, events, { table: null, filter }));
    expect(csv.toString().split('\r\n')).toEqual([expect.stringMatching(/^id,year/), '']);
  });

  test('of a table that the version has not is an error', async () => {
    await expect(
      join(streamCsv(ledger.web.db, tables, { table: 'aze', filter: null })),
    ).rejects.toThrow('no table "aze"');
  });
});

describe('JSON lines', () => {
  test('hold every row with its record, flags and cells: numbers as numbers, unknown as null', async () => {
    const version = { ...events, format: 'ucdp-ged' as const };
    const text = await join(streamJsonl(ledger.web.db, version, { table: null, filter: null }));
    const rows = text
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows).toHaveLength(3_194);
    expect(rows[0]).toMatchObject({
      table: 'events',
      record: 1,
      flags: [],
      values: {
        id: 209_980,
        active_year: true,
        conflict_name: 'Myanmar (Burma): Kokang',
        gwnob: null,
        latitude: 23.690225,
        date_start: '2015-05-11',
        low: 1,
        best: 1,
        high: 30,
      },
    });
    expect(Object.keys(rows[0].values)).toHaveLength(42);
    expect(rows.filter((row) => row.flags.length > 0)).toHaveLength(6);
  });
});
