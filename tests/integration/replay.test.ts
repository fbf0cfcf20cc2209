import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appendEntries } from '@/db/append/append';
import { readLog } from '@/db/log-file';
import { getConflictView } from '@/db/queries/get-conflict-view';
import { listFigureVersions } from '@/db/queries/list-figure-versions';
import { listFigures } from '@/db/queries/list-figures';
import { listRelations } from '@/db/queries/list-relations';
import { replay, zipOfShipped } from '@/db/replay';
import { findShippedLog, hashLog, SHIPPED_LOG } from '@/db/shipped-log';
import type { Entry } from '@/ledger/entry';
import { EXAMPLE_GROUND } from './example-log';
import { createFirstEdition, createLedger, createShippedLedger, type TestLedger } from './ledger';

/** Both are copies of databases into which the log was replayed, each by itself: whole, and to 179. */
let first: TestLedger;
let edition: TestLedger;
let log: Entry[];
beforeAll(async () => {
  log = await readLog(SHIPPED_LOG);
  first = await createShippedLedger();
  edition = await createFirstEdition();
}, 120_000);
afterAll(() => Promise.all([first.drop(), edition.drop()]));

const dump = (ledger: TestLedger) =>
  ledger.web
    .sql`select position, kind, subject, record, previous, fingerprint from ledger.entries order by position`;

describe('replaying the shipped log', () => {
  test('two databases get the same ids, positions, records and fingerprints', async () => {
    const [whole, part] = await Promise.all([dump(first), dump(edition)]);
    expect(whole.slice(0, 179)).toEqual(part);
    expect(whole.length).toBe(log.length);
  });

  test('positions 179 and 653, which ended the first editions, have the fingerprints that every machine gets', async () => {
    const rows = await dump(first);
    expect(rows[178]?.fingerprint).toBe(
      'cfc348a3b6b8f12953c4119cd7b69702f91ec0bc4d71023bf378550c022550b4',
    );
    expect(rows[652]?.fingerprint).toBe(
      'd534b0f438b874c4d6d8e02a9fd0242b8ebd63b4cd87366c4f43abd58ff2d874',
    );
  });

  test('what stands beside the log says where it ends, so that a start with nothing new reads no entry', async () => {
    const last = (await dump(first)).at(-1);
    expect(JSON.parse(await readFile(path.join(SHIPPED_LOG, 'end.json'), 'utf8'))).toEqual({
      sha256: await hashLog(SHIPPED_LOG),
      position: Number(last?.position),
      fingerprint: last?.fingerprint,
    });
    expect(await findShippedLog(first.editor)).toBe(Number(last?.position));
    // One that lacks some of it, and one that has other entries at its positions, are compared entry by entry.
    expect(await findShippedLog(edition.editor)).toBe(null);
    const own = await createLedger();
    await appendEntries(own.editor.db, EXAMPLE_GROUND);
    expect(await findShippedLog(own.editor)).toBe(null);
    await own.drop();
  });

  test('done again, it appends nothing', async () => {
    const again = await replay(first.editor.db, log);
    expect(again).toEqual({ appended: 0, head: log.length, held: false, differsAt: null });
  });

  test('a log that grew is appended from where the ledger ends', async () => {
    const part = log.slice(0, 179);
    const ledger = await createLedger();
    await replay(ledger.editor.db, log.slice(0, 100));
    const rest = await replay(ledger.editor.db, part, { zipOf: zipOfShipped });
    expect(rest).toEqual({ appended: 79, head: 179, held: false, differsAt: null });
    expect(await dump(ledger)).toEqual(await dump(edition));
    await ledger.drop();
  });

  test('a ledger with entries of its own is left alone, and says so', async () => {
    const ledger = await createLedger();
    await appendEntries(ledger.editor.db, EXAMPLE_GROUND);
    const before = await dump(ledger);
    expect(await replay(ledger.editor.db, log)).toMatchObject({ appended: 0, held: true });
    expect(await dump(ledger)).toEqual(before);
    await ledger.drop();
  });

  test('at 179: 55 figures in 56 versions, and the 2020 figure of UCDP in its two', async () => {
    const figures = await listFigures(first.web.db, 179, { conflict: 'nagorno-karabakh' });
    expect(figures).toHaveLength(55);
    const revised = figures.filter((figure) => figure.version === 2);
    expect(revised.map((figure) => figure.value)).toEqual([7646]);
    const versions = await listFigureVersions(first.web.db, 179, revised[0]?.id ?? '');
    expect(versions.map((version) => [version.value, version.low, version.high])).toEqual([
      [7633, 7535, 9063],
      [7646, 7548, 9077],
    ]);
  });

  test('a corrected claimant: the figure is found under both, as it now stands', async () => {
    const ids = async (claimant: string, position: number) =>
      (await listFigures(first.web.db, position, { claimant })).map((figure) => figure.id);
    expect(await ids('azerbaijan', 179)).toContain('AP0H1S2');
    expect(await ids('azerbaijan-officials', 179)).toEqual([]);
    expect(await ids('azerbaijan-officials', log.length)).toEqual(['AP0H1S2', 'TE4G44F']);
  });

  test('a corrected relation replaces what was recorded of the same two figures', async () => {
    const between = async (position: number) => {
      const found = await listRelations(first.web.db, position, ['NWAMPNR']);
      return found.map(({ relation, other }) => [relation, other]);
    };
    expect(await between(179)).toEqual([['contradicts', 'HAP4MSH']]);
    expect(await between(log.length)).toEqual([['differs', 'HAP4MSH']]);
  });

  test('a view of before the correction shows what was said then', async () => {
    const view = await getConflictView(first.web.db, 162, 'nagorno-karabakh');
    const battle = view?.figures.filter((figure) => figure.period.edtf === '2020');
    expect(battle?.map((figure) => figure.value)).toEqual([7633]);
  });
});
