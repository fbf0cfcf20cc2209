import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appendWithin } from '@/db/append/append';
import { EXAMPLE_GROUND } from '../example-log';
import { createLedger, type TestLedger } from '../ledger';
import { type Bench, createBench, newFigure, SIGNED } from './bench';
import { runCli } from './program';

const GONE = '2019-02-29';

let bench: Bench;
beforeAll(async () => {
  bench = await createBench();
});
afterAll(() => bench.drop());

const phase = (period: string) => ({
  kind: 'phase',
  body: {
    id: 'spring',
    conflict: 'avalon-lyonesse',
    name: 'Spring',
    period,
    part_of: null,
    note: null,
  },
});
const source = (over: object) => ({
  kind: 'source',
  body: {
    ...{ id: 'chronicle', state: 1, publisher: 'Chronicle', title: 'T', author: null, date: null },
    ...{ url: null, archived_url: null, accessed: null, licence: null, language: 'en' },
    ...{ read_as: 'whole', identified_from_wording: false, note: null, ...over },
  },
});

test.each([
  ['the period of a figure', newFigure({ period: GONE })],
  ['an end of an interval', newFigure({ period: '1200/1900-02-29' })],
  ['the day of which a figure speaks', newFigure({ as_of: '2016-04-31' })],
  ['the period of a phase', phase(GONE)],
  ['the date of a document', source({ date: GONE })],
  ['the day of access', source({ accessed: '1899-02-29' })],
])('%s that does not exist is refused at its line', async (_, entry) => {
  const err = await bench.refused('add', bench.write('gone.yaml', [entry]), ...SIGNED);
  expect(err).toMatch(
    /gone\.yaml:\d+:\d+: .*\n {2}"[\d-]+" does not exist: \d{4}-\d\d has \d\d days/,
  );
});

test('nor is one in a table of figures, or in a log that is replayed', async () => {
  const { id: _, ...body }: Record<string, unknown> = { id: '', ...newFigure().body };
  const row = { ...body, period: GONE, sources: 'annals:1' };
  const cells = Object.values(row).map((cell) => (cell === null ? '' : String(cell)));
  const table = `${Object.keys(row).join()}\r\n${cells.map((cell) => `"${cell}"`).join()}\r\n`;
  const err = await bench.refused('import', 'figures', bench.write('f.csv', table), '--by', 'A');
  expect(err).toContain(`"${GONE}" does not exist`);

  const log = path.join(bench.folder, 'log');
  expect((await bench.run('export', log)).code).toBe(0);
  const [file = ''] = readdirSync(log).filter((name) => name.endsWith('.yaml'));
  const text = readFileSync(path.join(log, file), 'utf8');
  const spoilt = text.replace(/period: .*/, `period: ${GONE}`);
  expect(spoilt).not.toBe(text);
  writeFileSync(path.join(log, file), spoilt);
  const ledger = await createLedger();
  const replayed = await runCli(['replay', log], { LEDGER_DATABASE_URL: ledger.editorUrl });
  expect([replayed.code, replayed.err]).toEqual([1, expect.stringContaining(`"${GONE}" does not`)]);
  await ledger.drop();
});

/** As a program appended it that took such dates. */
async function holdingOne(): Promise<TestLedger> {
  const ledger = await createLedger();
  const entry = { ...EXAMPLE_GROUND[0], ...phase(GONE) } as (typeof EXAMPLE_GROUND)[number];
  await ledger.editor.db.transaction((transaction) =>
    appendWithin(transaction, [...EXAMPLE_GROUND, entry], { stored: true }),
  );
  return ledger;
}

test('one that stands in a ledger is flagged by verify, never changed, and comes back with a backup', async () => {
  const old = await holdingOne();
  const on = ({ editorUrl }: TestLedger) => ({ LEDGER_DATABASE_URL: editorUrl });
  const position = EXAMPLE_GROUND.length + 1;
  const words = `Entry ${position}, body.period: "${GONE}" does not exist`;
  const verified = await runCli(['verify'], on(old));
  expect([verified.code, verified.out]).toEqual([0, expect.stringContaining(words)]);
  const { flags } = JSON.parse((await runCli(['verify', '--json'], on(old))).out);
  expect(flags).toMatchObject([{ position, field: 'body.period' }]);

  const kept = path.join(bench.folder, 'kept');
  expect((await runCli(['backup', kept], on(old))).code).toBe(0);
  const copy = path.join(bench.folder, 'copy');
  cpSync(kept, copy, { recursive: true });
  const fresh = await createLedger();
  const restored = await runCli(['restore', copy], on(fresh));
  expect([restored.code, restored.out], restored.err).toEqual([0, expect.stringContaining(words)]);
  const records = (ledger: TestLedger) =>
    ledger.web.sql`select position, record, fingerprint from ledger.entries order by position`;
  expect(await records(fresh)).toEqual(await records(old));
  await Promise.all([old.drop(), fresh.drop()]);
});

test('nor is a version of a dataset named by such a day', async () => {
  const terms = ['--licence', 'CC BY 4.0', '--source', 'https://example.org', '--by', 'A. Editor'];
  const named = ['--dataset', 'avalon', '--version', GONE];
  const { code, err } = await bench.run('import', 'ucdp-ged', 'x.csv', ...named, ...terms);
  expect([code, err]).toEqual([2, expect.stringContaining(`"${GONE}" does not exist`)]);
});
