import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROW_TABLES } from '@/db/schema/tables';
import { createFirstEdition } from '../ledger';
import { type Bench, correction, createBench, SIGNED, withdrawal } from './bench';

let bench: Bench;
let superuser: postgres.Sql;
let tables: string[];
beforeAll(async () => {
  bench = await createBench(await createFirstEdition());
  const { run, write, ledger } = bench;
  await run('correct', write('c.yaml', [correction({ id: 'Z35Z0V8', value: 7650 })]), ...SIGNED);
  await run('withdraw', write('w.yaml', [withdrawal('A8W71GU', 'RHHXGKR')]), ...SIGNED);
  const url = ledger.editorUrl.replace('//editor:', '//postgres:');
  superuser = postgres(url, { max: 1, onnotice: () => {} });
  const rows = await superuser<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'ledger'`;
  tables = rows.map(({ name }) => name);
});
afterAll(async () => {
  await superuser.end();
  await bench.drop();
});

const HEAD_OF_SHIPPED = '179:cfc348a3b6b8f12953c4119cd7b69702f91ec0bc4d71023bf378550c022550b4';

/** What `verify` finds after a superuser, with the triggers disabled, has done something. */
async function findAfter(change: string, undo: string, ...args: string[]) {
  await superuser.unsafe(change);
  try {
    const { code, out, err } = await bench.run('verify', '--json', ...args);
    expect([code, out]).toEqual([4, '']);
    return JSON.parse(err).difference;
  } finally {
    await superuser.unsafe(undo);
  }
}

const replaceAt = (position: number, from: string, to: string) =>
  `update ledger.entries set record = replace(record, '${from}', '${to}') where position = ${position}`;

/** Gives every entry from a position on the fingerprint that its record now has. */
const rechain = (from: number) => `
  do $$
  declare
    one record;
    before text := (select previous from ledger.entries where position = ${from});
  begin
    for one in select position, record from ledger.entries where position >= ${from} order by position loop
      update ledger.entries
        set previous = before, fingerprint = encode(sha256(convert_to(before || E'\\n' || one.record, 'UTF8')), 'hex')
        where position = one.position
        returning fingerprint into before;
    end loop;
  end $$`;

describe('an honest ledger', () => {
  test('agrees with itself, with a head that was published, and with its short form', async () => {
    const { code, out, err } = await bench.run(
      'verify',
      '--head',
      HEAD_OF_SHIPPED,
      '--head',
      HEAD_OF_SHIPPED.slice(0, 20),
    );
    expect(code, err).toBe(0);
    expect(out).toMatch(
      /^Verified 181 entries and the [\d,]+ rows beside them: everything agrees\.\nHead: 181:[0-9a-f]{64}\n$/,
    );
  });

  test('every table of the ledger is compared', async () => {
    expect(['entries', 'release_zips', ...Object.keys(ROW_TABLES)].sort()).toEqual(
      [...tables].sort(),
    );
    const { out } = await bench.run('verify', '--json');
    const { entries: _, ...beside } = await bench.countRows();
    expect(JSON.parse(out)).toMatchObject({
      ok: true,
      entries: 181,
      rows: Object.values(beside).reduce((sum, count) => sum + count, 0),
    });
  });

  test('a head of another ledger, or of a longer one, is told', async () => {
    const other = await bench.run('verify', '--head', '100:0000000000000000');
    expect([other.code, other.err]).toEqual([
      4,
      expect.stringContaining('another one than was published'),
    ]);
    const longer = await bench.run('verify', '--head', '999:0000000000000000');
    expect([longer.code, longer.err]).toEqual([
      4,
      expect.stringContaining('ends at position 181: entries were taken away'),
    ]);
    expect((await bench.run('verify', '--head', '100')).code).toBe(2);
  });
});

describe('a superuser who has disabled the triggers', () => {
  beforeAll(async () => {
    for (const table of tables) {
      await superuser.unsafe(`alter table ledger.${table} disable trigger all`);
    }
  });

  test('changes a digit of a record: the entry is named, and the field that it no longer agrees with', async () => {
    const found = await findAfter(
      replaceAt(163, '"value":7646', '"value":7647'),
      replaceAt(163, '"value":7647', '"value":7646'),
    );
    expect(found).toMatchObject({
      position: 163,
      table: 'entries',
      key: 'position 163, subject Z35Z0V8',
      column: 'fingerprint',
      words: expect.stringContaining(
        'It differs from figure_versions (figure Z35Z0V8, version 2), column value: 7646 there, 7647 in the record.',
      ),
    });
    expect(found.stored).not.toBe(found.expected);
  });

  test('changes a value beside it: table, key, column, stored and expected are named', async () => {
    const set = (value: number) =>
      `update ledger.figure_versions set value = ${value} where figure = 'Z35Z0V8' and version = 2`;
    expect(await findAfter(set(7647), set(7646))).toMatchObject({
      position: 163,
      table: 'figure_versions',
      key: 'figure Z35Z0V8, version 2',
      column: 'value',
      stored: 7647,
      expected: 7646,
    });
  });

  test.each([
    ['figure_sources', `figure = 'Z35Z0V8' and version = 2`, 'figure Z35Z0V8, version 2, place 1'],
    [
      'changes',
      `position = 163 and subject = 'question:battle-related-deaths-ucdp-388'`,
      'subject question:battle-related-deaths-ucdp-388, position 163',
    ],
    ['withdrawals', 'true', 'figure A8W71GU'],
    ['entries', 'position = 100', 'position 100'],
  ])('deletes a row of %s: it is missed', async (table, where, key) => {
    await superuser.unsafe(
      `create table public.kept as select * from ledger.${table} where ${where}`,
    );
    const found = await findAfter(
      `delete from ledger.${table} where ${where}`,
      `insert into ledger.${table} select * from public.kept; drop table public.kept`,
    );
    expect(found).toMatchObject({ table, key, column: null, stored: null });
  });

  test('adds a row, to an entry or to none: it is named', async () => {
    const add = (position: number) =>
      `insert into ledger.changes values ('claimant:x', ${position})`;
    const remove = `delete from ledger.changes where subject = 'claimant:x'`;
    const extra = { table: 'changes', column: null, expected: null };
    expect(await findAfter(add(50), remove)).toMatchObject({ ...extra, position: 50 });
    expect(await findAfter(add(5000), remove)).toMatchObject({
      ...extra,
      position: 5000,
      words: 'The row belongs to no entry.',
    });
  });

  test('takes the newest entry away: its rows tell', async () => {
    await superuser.unsafe(
      'create table public.kept as select * from ledger.entries where position = 181',
    );
    const found = await findAfter(
      'delete from ledger.entries where position = 181',
      'insert into ledger.entries select * from public.kept; drop table public.kept',
    );
    expect(found).toMatchObject({ position: 181, words: 'The row belongs to no entry.' });
  });

  test('changes a fingerprint: the entry is named', async () => {
    const put = (from: string, to: string) => `
      update ledger.entries set fingerprint = translate(fingerprint, '${from}', '${to}') where position = 40`;
    const found = await findAfter(
      put('0123456789abcdef', '123456789abcdef0'),
      put('123456789abcdef0', '0123456789abcdef'),
    );
    expect(found).toMatchObject({ position: 40, column: 'fingerprint' });
  });

  test('rewrites an entry, its columns, and the chain after it: a published head tells', async () => {
    const sign = (from: string, to: string) => `
      update ledger.entries
        set recorded_by = '${to}', record = replace(record, '"recorded_by":"${from}"', '"recorded_by":"${to}"')
        where position = 50`;
    const us = 'The editors of Casualty Ledger';
    const rewrite = `${sign(us, 'Nobody')}; ${rechain(50)}`;
    const undo = `${sign('Nobody', us)}; ${rechain(50)}`;
    await superuser.unsafe(rewrite);
    const alone = await bench.run('verify');
    await superuser.unsafe(undo);
    expect(alone.code, alone.err).toBe(0);
    expect(await findAfter(rewrite, undo, '--head', HEAD_OF_SHIPPED)).toMatchObject({
      position: 179,
      column: 'fingerprint',
      expected: HEAD_OF_SHIPPED.slice(4),
    });
  });

  test('and when all of it is undone, the ledger is honest again', async () => {
    expect((await bench.run('verify', '--head', HEAD_OF_SHIPPED)).code).toBe(0);
  });
});
