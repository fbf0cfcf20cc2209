import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { GED_HEADER, gedRow } from './ged-example';
import { importInto, loadedVersion, wholeCsv } from './importing';
import { createLedger, type TestLedger } from './ledger';
import { published } from './published-data';
import { zipOf } from './zip-of';

let ledger: TestLedger;
let folder: string;
beforeAll(async () => {
  ledger = await createLedger();
  folder = await mkdtemp(path.join(os.tmpdir(), 'casualty-ledger-refusals-'));
});
afterAll(async () => {
  await ledger.drop();
  await rm(folder, { recursive: true });
});

const csvOf = (...rows: string[]) => [GED_HEADER, ...rows, ''].join('\n');
const GOOD = csvOf(gedRow({}));

async function write(name: string, content: string | Buffer): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

/** The words with which a file is refused. */
async function refusalOf(name: string, content: string | Buffer): Promise<string> {
  const file = await write(name, content);
  const refused = importInto(ledger, { files: [file] });
  return refused.then(
    () => 'it was imported',
    (error: Error) => error.message,
  );
}

async function countAll() {
  const [row] = await ledger.web.sql`
    select (select count(*)::int from ledger.entries) as entries,
      (select count(*)::int from datasets.loads) as loads,
      (select count(*)::int from datasets.names) as names,
      (select count(*)::int from pg_class where relname like 'events\\_%' and relkind = 'r'
        and relnamespace = 'datasets'::regnamespace) as partitions`;
  return row;
}

describe('a file that cannot be imported leaves nothing, and is told', () => {
  afterEach(async () => {
    expect(await countAll()).toEqual({ entries: 0, loads: 0, names: 0, partitions: 0 });
  });

  test('cut in the middle of a quoted cell', async () => {
    const whole = gunzipSync(readFileSync(published('ucdp/ged-mexico.csv.gz'))).toString('utf8');
    const within = whole.indexOf('Jalisco Cartel New Generation', 6_000_000) + 5;
    expect(await refusalOf('cut.csv', whole.slice(0, within))).toMatch(
      /^cut\.csv, record \d+, line \d+: a quoted cell is not closed: the file is cut/,
    );
  });

  test('separated by semicolons', async () => {
    expect(await refusalOf('semicolons.csv', GOOD.replaceAll(',', ';'))).toBe(
      'semicolons.csv, header: its cells are separated by semicolons, not by commas; give the publisher’s own file, or save it with commas',
    );
  });

  test('in Latin-1, by its first such cell', async () => {
    const text = csvOf(gedRow({}), gedRow({ id: 2, country: 'M\u00e9xico' }));
    expect(await refusalOf('latin1.csv', Buffer.from(text, 'latin1'))).toBe(
      'nothing was imported:\nlatin1.csv, record 2, line 3, column country: "M\uFFFDxico" holds bytes that are not UTF-8; convert the file first (iconv -f latin1 -t utf-8, if it is Latin-1)',
    );
  });

  test('without a column that its format has', async () => {
    expect(await refusalOf('short.csv', GOOD.replaceAll(',best,', ',worst,'))).toBe(
      'short.csv, header: the column best of UCDP Georeferenced Event Dataset is missing',
    );
  });

  test('with text in a number column: file, record, physical line, column and value', async () => {
    const text = csvOf(
      gedRow({ where_coordinates: '"a cell\nof three\nlines"' }),
      gedRow({ id: 2, where_coordinates: '"two\nlines"', best: 'many' }),
    );
    expect(await refusalOf('text.csv', text)).toBe(
      'nothing was imported:\ntext.csv, record 2, line 6, column best: "many" is not a whole number of 0 or more',
    );
  });

  test('with more than 20 faults: the first 20 and the count of the rest', async () => {
    const rows = Array.from({ length: 50 }, (_, index) =>
      gedRow({ id: index + 1, latitude: index < 25 ? 'north' : '1.5' }),
    );
    const lines = (await refusalOf('faults.csv', csvOf(...rows))).split('\n');
    expect(lines).toHaveLength(22);
    expect(lines[1]).toBe('faults.csv, record 1, line 2, column latitude: "north" is not a number');
    expect(lines[20]).toContain('record 20, line 21');
    expect(lines[21]).toBe('and 5 more');
  });

  test('with a day that does not exist', async () => {
    expect(await refusalOf('day.csv', csvOf(gedRow({ date_end: '2015-02-29' })))).toBe(
      'nothing was imported:\nday.csv, record 1, line 2, column date_end: "2015-02-29" is not a day that exists, written YYYY-MM-DD',
    );
  });

  test('with an empty cell where the publisher always has a number: unknown is not taken for 0', async () => {
    expect(await refusalOf('empty-best.csv', csvOf(gedRow({ best: '' })))).toContain(
      'column best: "" is empty, and this column always has a value',
    );
  });

  test('with a record of too few cells', async () => {
    const row = gedRow({}).split(',').slice(1).join(',');
    expect(await refusalOf('few.csv', csvOf(row))).toContain(
      'few.csv, record 1, line 2: has 25 cells where the header has 26',
    );
  });

  test('with one id on two rows', async () => {
    const text = csvOf(gedRow({}), gedRow({ id: 7 }), gedRow({ id: 7 }));
    expect(await refusalOf('twice.csv', text)).toBe(
      'nothing was imported:\ntwice.csv, record 2: has the id 7, and so has record 3: an id is that of one row',
    );
  });

  test('with a NUL, which Postgres cannot keep', async () => {
    expect(await refusalOf('nul.csv', csvOf(gedRow({ side_b: 'Lyon\0esse' })))).toContain(
      'column side_b: "Lyon\\u0000esse" holds a NUL character',
    );
  });

  test('with a quotation mark never closed, before much of it is read', async () => {
    const text = csvOf(gedRow({ side_b: '"Lyonesse' }), 'x'.repeat(6_000_000));
    expect(await refusalOf('open.csv', text)).toMatch(
      /^open\.csv, line 2: the record that begins here does not end within 4194304 bytes/,
    );
  });

  test('with a header that cannot be read, a column twice, no rows, or nothing at all', async () => {
    expect(await refusalOf('latin1-header.csv', Buffer.from('a\xe9,b\n1,2\n', 'latin1'))).toBe(
      'latin1-header.csv, header: it is not UTF-8; convert the file first',
    );
    expect(await refusalOf('doubled.csv', GOOD.replace('side_a,', 'side_b,'))).toContain(
      'it has the column side_b twice',
    );
    expect(await refusalOf('no-rows.csv', `${GED_HEADER}\n`)).toContain('a header and no rows');
    expect(await refusalOf('nothing.csv', '')).toBe('nothing.csv: the file is empty');
  });

  test('of something else', async () => {
    const words = await refusalOf('other.csv', 'name,age\nA,1\n');
    expect(words).toContain(
      'other.csv, header: these are not the columns of ucdp-ged (UCDP Georeferenced Event Dataset)',
    );
    expect(words).toContain('missing, 25 of 25: id, year');
    expect(words).toContain('in the file and not in ucdp-ged: name, age');
    expect(words).toContain('import events --map map.yaml');
  });
});

describe('a packed file that is damaged or lies leaves nothing', () => {
  afterEach(async () => {
    expect(await countAll()).toMatchObject({ entries: 0, loads: 0 });
  });

  test('a gzip file that is cut', async () => {
    const packed = gzipSync(csvOf(...Array.from({ length: 999 }, (_, id) => gedRow({ id }))));
    expect(await refusalOf('cut.csv.gz', packed.subarray(0, packed.length - 9))).toMatch(
      /^cut\.csv\.gz: the gzip file is cut or damaged/,
    );
  });

  test('a zip that announces 10 GB and holds a kilobyte', async () => {
    const zip = zipOf({ 'ged.csv': GOOD }, { announcedBytes: 10_000_000_000 });
    expect(await refusalOf('less.zip', zip)).toMatch(
      /^less\.zip: the zip file is damaged \(not enough bytes in the stream/,
    );
  });

  test('a zip that announces a kilobyte and holds very much more', async () => {
    const content = Buffer.concat([Buffer.from(GOOD), Buffer.alloc(50_000_000, 'x\n')]);
    const zip = zipOf({ 'ged.csv': content }, { announcedBytes: 1_000 });
    expect(zip.length).toBeLessThan(1_000_000);
    expect(await refusalOf('more.zip', zip)).toMatch(
      /^more\.zip: the zip file is damaged \(too many bytes in the stream/,
    );
  });

  test('a zip whose content has another checksum than it names', async () => {
    const zip = zipOf({ 'ged.csv': GOOD }, { announcedChecksum: 1 });
    expect(await refusalOf('sum.zip', zip)).toContain('its checksum is not the one');
  });

  test('a zip without a CSV, or with two', async () => {
    expect(await refusalOf('none.zip', zipOf({ 'codebook.pdf': 'x' }))).toBe(
      'none.zip: no CSV is in the zip file',
    );
    expect(await refusalOf('two.zip', zipOf({ 'a.csv': GOOD, 'b.csv': GOOD }))).toBe(
      'two.zip: 2 CSV files are in the zip file (a.csv, b.csv); unpack it and name one',
    );
  });
});

describe('what can be read', () => {
  test('a zip with a codebook beside its CSV, and all three spellings of true', async () => {
    const rows = ['1', 'TRUE', 'True', '0', 'FALSE', 'False'].map((active_year, index) =>
      gedRow({ id: index + 1, active_year }),
    );
    const zip = zipOf({ 'docs/codebook.pdf': 'x', 'GEDEvent_v24_1.csv': csvOf(...rows) });
    const file = await write('ged.zip', zip);
    expect(await importInto(ledger, { files: [file], dataset: 'zip' })).toMatchObject({
      outcome: 'imported',
      body: { tables: [{ name: 'events', file: 'ged.zip', rows: 6 }] },
    });
    const found = await ledger.web.sql`
      select active_year from datasets.events order by record`;
    expect(found.map((row) => row.active_year)).toEqual([true, true, true, false, false, false]);
  });

  test('a row of HXL tags is recognised, told, and left out by rule', async () => {
    const file = published('ucdp/hxl-bangladesh.csv');
    const report = await importInto(ledger, { files: [file], dataset: 'hxl', version: '19.1' });
    expect(report.body.tables).toMatchObject([
      { rows: 601, left_out: [{ rule: 'tags, not data', rows: 1 }] },
    ]);
    const csv = await wholeCsv(ledger, await loadedVersion(ledger, 'hxl', '19.1'));
    expect(csv).not.toContain('#geo+lat');
  });

  test('days with a midnight behind them, empty lines at the end, and a byte order mark', async () => {
    const row = gedRow({ date_start: '2015-05-11 00:00:00.000' });
    const file = await write('odd.csv', `\uFEFF${csvOf(row)}\n\n`);
    await importInto(ledger, { files: [file], dataset: 'odd' });
    const version = await loadedVersion(ledger, 'odd', '24.1');
    expect(await wholeCsv(ledger, version)).toBe(`${GED_HEADER}\r\n${row}\r\n`);
    const [found] = await ledger.web.sql`
      select date_start::text from datasets.events where load = ${version.load}`;
    expect(found).toEqual({ date_start: '2015-05-11' });
  });
});
