import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { ImportReport } from '@/datasets/import/import-version';
import { parseRecord } from '@/datasets/stream/parse-record';
import type { LoadedVersion } from '@/datasets/stream/stream-csv';
import { EVERY_EVENT, type EventFilter, passesFilter } from '@/db/queries/event-filter';
import { type EventPage, type EventRow, listEvents } from '@/db/queries/list-events';
import { listMonthlySums } from '@/db/queries/list-monthly-sums';
import { listPlaceSums } from '@/db/queries/list-place-sums';
import { listSumsByCountry, listSumsByYear } from '@/db/queries/list-sums-by';
import { listYearlySums } from '@/db/queries/list-yearly-sums';
import { importInto, loadedVersion, wholeCsv } from './importing';
import { createLedger, type TestLedger } from './ledger';
import { askPython, published } from './published-data';

/** What Python's csv module counts in a published file, and whether it reads the same in our CSV. */
const COUNT = (ours: string) => `
def sums(passes):
    sums = collections.defaultdict(lambda: [0, 0, 0, 0])
    for r in rows:
        active = r['active_year'] in ('1', 'TRUE', 'True')
        if not passes(r['type_of_violence'], active): continue
        s = sums[(int(r['conflict_new_id']), int(r['year']), int(r['type_of_violence']), active, r['conflict_name'])]
        s[0] += 1
        for i, column in enumerate(('low', 'best', 'high')): s[i + 1] += int(r[column])
    return [list(k) + s for k, s in sorted(sums.items())]
answer = {
    'same': read(${JSON.stringify(ours)}) == rows,
    'zero': sum(r['best'] == '0' for r in rows),
    'multiline': sum(any('\\n' in cell for cell in r.values()) for r in rows),
    'battle': sums(lambda violence, active: violence == '1' and active),
    'all': sums(lambda violence, active: True),
}`;
const sumsSchema = z.array(z.array(z.union([z.number(), z.string(), z.boolean()])));
const countsSchema = z.object({
  same: z.boolean(),
  zero: z.number(),
  multiline: z.number(),
  battle: sumsSchema,
  all: sumsSchema,
});

let ledger: TestLedger;
let folder: string;
beforeAll(async () => {
  ledger = await createLedger();
  folder = await mkdtemp(path.join(os.tmpdir(), 'casualty-ledger-import-'));
  mexico = await load('ucdp/ged-mexico.csv.gz', 'ged-mexico', '24.1');
  myanmar = await load('ucdp/ged-myanmar.csv.gz', 'ged-myanmar', '24.1');
  excerpt = await load('ucdp/ged-19.1-excerpt.csv', 'ged-myanmar', '19.1');
});
afterAll(async () => {
  await ledger.drop();
  await rm(folder, { recursive: true });
});

type Loaded = {
  file: string;
  report: ImportReport;
  version: LoadedVersion;
  csv: string;
  python: z.infer<typeof countsSchema>;
};
let mexico: Loaded;
let myanmar: Loaded;
let excerpt: Loaded;

async function load(name: string, dataset: string, label: string): Promise<Loaded> {
  const file = published(name);
  const report = await importInto(ledger, { files: [file], dataset, version: label });
  const version = await loadedVersion(ledger, dataset, label);
  const csv = await wholeCsv(ledger, version);
  const copy = path.join(folder, `${dataset}-${label}.csv`);
  await writeFile(copy, csv);
  return { file, report, version, csv, python: countsSchema.parse(askPython(file, COUNT(copy))) };
}

const tableOf = ({ report }: Loaded) => report.body.tables[0];
const at = ({ version }: Loaded) => ({ load: version.load, tableNo: 1 });

function listPage(
  of: Loaded,
  filter: Partial<EventFilter>,
  page: EventPage,
  size: number,
): Promise<EventRow[]> {
  const condition = passesFilter({ ...EVERY_EVENT, ...filter });
  return listEvents(ledger.web.db, { ...at(of), dated: true }, condition, page, size);
}

describe('UCDP GED', () => {
  test('every row is there: 18,957 of Mexico, 7,374 of Myanmar, 3,194 of the excerpt of 19.1', () => {
    expect([mexico, myanmar, excerpt].map((one) => tableOf(one)?.rows)).toEqual([
      18_957, 7_374, 3_194,
    ]);
  });

  test('rows with high < best (78 and 8) and low > best (17 and 3) are flagged, and nothing else is', () => {
    const flags = (one: Loaded) => tableOf(one)?.flagged.map(({ flag, rows }) => [flag, rows]);
    expect(flags(mexico)).toEqual([
      ['high below best', 78],
      ['low above best', 17],
    ]);
    expect(flags(myanmar)).toEqual([
      ['high below best', 8],
      ['low above best', 3],
    ]);
    // Six rows of Mexico are odd both ways.
    expect(tableOf(mexico)?.odd_rows).toBe(78 + 17 - 6);
  });

  test('a flagged row is kept as published', async () => {
    const rows = await listPage(mexico, { flagged: true }, { from: 'start' }, 200);
    expect(rows).toHaveLength(89);
    const columns = tableOf(mexico)?.columns ?? [];
    for (const row of rows) {
      const cells = parseRecord(row.published);
      const cell = (name: string) => Number(cells[columns.indexOf(name)]);
      expect([row.low, row.best, row.high]).toEqual([cell('low'), cell('best'), cell('high')]);
      expect(cell('high') < cell('best') || cell('low') > cell('best')).toBe(true);
    }
  });

  test('events.csv gives back every cell as published: both column orders, both spellings of true', () => {
    expect([mexico, myanmar, excerpt].map(({ python }) => python.same)).toEqual([true, true, true]);
    expect(mexico.csv.split('\r\n', 1)[0]).toMatch(/best,high,low,gwnoa,gwnob$/);
    expect(excerpt.csv.split('\r\n', 1)[0]).toMatch(/low,best,high$/);
  });

  test('cells of several lines stay whole (1,704, 1,410 and 73 rows), their line breaks what they were', async () => {
    expect([mexico, myanmar, excerpt].map(({ python }) => python.multiline)).toEqual([
      1_704, 1_410, 73,
    ]);
    const file = gunzipSync(readFileSync(mexico.file)).toString('utf8');
    const count = (text: string, what: string) => text.split(what).length - 1;
    expect(count(mexico.csv, '\r\n') - count(file, '\r\n')).toBe(18_957 + 1);
    expect(count(mexico.csv, '\n')).toBe(count(file, '\n'));
  });

  test('size and checksum in the record are those of events.csv', () => {
    expect(mexico.report.body.csv).toEqual({
      bytes: Buffer.byteLength(mexico.csv),
      sha256: createHash('sha256').update(mexico.csv).digest('hex'),
    });
  });

  test('0 deaths are 0, not unknown', async () => {
    const [row] = await ledger.web.sql`
      select count(*) filter (where best = 0)::int as zero,
        count(*) filter (where best is null)::int as unknown
      from datasets.events where load = ${myanmar.version.load}`;
    expect(row).toEqual({ zero: myanmar.python.zero, unknown: 0 });
    expect(myanmar.python.zero).toBe(1_939);
  });
});

describe('sums kept by the import', () => {
  const list = async (of: Loaded, filter: Partial<EventFilter>) => {
    const rows = await listYearlySums(ledger.web.db, at(of), { ...EVERY_EVENT, ...filter });
    return rows.map((r) => [
      ...[r.conflict_id, r.year, r.type_of_violence, r.active_year, r.conflict],
      ...[r.events, r.low, r.best, r.high],
    ]);
  };

  test('type 1 in active years by conflict and year equal Python’s count: events, low, best and high', async () => {
    for (const one of [mexico, myanmar, excerpt]) {
      expect(await list(one, { type: 1, activeYear: true })).toEqual(one.python.battle);
    }
    expect(myanmar.python.battle.length).toBeGreaterThan(50);
  });

  test('so do all of them, one row for each combination', async () => {
    for (const one of [mexico, myanmar, excerpt]) {
      expect(await list(one, {})).toEqual(one.python.all);
    }
  });

  test('by year, month, country and place they add up to the same', async () => {
    const [total] = await ledger.web.sql`
      select count(*)::int as events, sum(low)::int as low, sum(best)::int as best,
        sum(high)::int as high
      from datasets.events where load = ${excerpt.version.load}`;
    const lists = await Promise.all([
      listSumsByYear(ledger.web.db, at(excerpt), EVERY_EVENT),
      listSumsByCountry(ledger.web.db, at(excerpt), EVERY_EVENT),
      listMonthlySums(ledger.web.db, at(excerpt)),
      listPlaceSums(ledger.web.db, at(excerpt)),
    ]);
    for (const rows of lists) {
      const add = (name: 'events' | 'low' | 'best' | 'high') =>
        rows.reduce((sum, row) => sum + Number(row[name]), 0);
      const sums = { events: add('events'), low: add('low'), best: add('best'), high: add('high') };
      expect(sums).toEqual(total);
    }
    expect(lists[1].map((country) => [country.name, country.events])).toEqual([
      ['Myanmar (Burma)', 2593],
      ['Bangladesh', 601],
    ]);
  });
});

describe('pages of events', () => {
  const placeOf = (row: EventRow | undefined) => {
    if (!row) throw new Error('an empty page');
    return { date: row.date_start, record: row.record };
  };

  test('forwards and backwards they hold every row once, in the order of days', async () => {
    const filter = { country: 771 };
    const forwards = await listPage(excerpt, filter, { from: 'start' }, 100);
    while (forwards.length % 100 === 0) {
      const after = placeOf(forwards.at(-1));
      forwards.push(...(await listPage(excerpt, filter, { after }, 100)));
    }
    const backwards = await listPage(excerpt, filter, { from: 'end' }, 100);
    while (backwards.length % 100 === 0) {
      const before = placeOf(backwards[0]);
      backwards.unshift(...(await listPage(excerpt, filter, { before }, 100)));
    }
    expect(forwards).toHaveLength(601);
    expect(backwards).toEqual(forwards);
    const days = forwards.map((row) => row.date_start);
    expect(days).toEqual(days.toSorted());
  });
});
