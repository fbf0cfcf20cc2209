import path from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appendEntries } from '@/db/append/append';
import { type Connection, openDatabase } from '@/db/client';
import { grantRoles, migrateLedger } from '@/db/migrate';
import { prepareDataDir } from '@/server/postgres/data-folder';
import { type Embedded, startEmbedded } from '@/server/postgres/embedded';
import { ensureLedgerDatabase } from '@/server/postgres/roles';
import { readSecrets } from '@/server/postgres/secrets';
import { IS_NIGHTLY } from '../extent';
import { ALONE, DENIED, LOCKS, READS, ROLES, RUNS, WRITES } from './attempts';
import { EXAMPLE_GROUND, exampleFigureEntry, FIGURE_IDS } from './example-log';
import { makeFolder } from './server-process';

/**
 * What someone can do who has the password of the web process, on the Postgres that `npm start` runs:
 * every attempt is a line of `attempts.ts` with the SQLSTATE that refuses it.
 */
const place = makeFolder();
let embedded: Embedded;
let addresses: { reader: string; appender: string; owner: string };
let appender: Connection;

async function startLedger() {
  const note = () => {};
  const runAs = prepareDataDir(place.folder, note);
  embedded = await startEmbedded(place.folder, runAs, note, new AbortController().signal);
  await migrateLedger(embedded.addresses.owner);
  const roles = { reader: 'casualty_ledger_web', appender: 'casualty_ledger_editor' };
  await grantRoles(embedded.addresses.owner, roles);
  return embedded.addresses;
}

beforeAll(async () => {
  addresses = await startLedger();
  appender = openDatabase(addresses.appender, { max: 2, name: 'attempts: appender' });
  await appendEntries(appender.db, [...EXAMPLE_GROUND, exampleFigureEntry()]);
}, 60_000);
afterAll(async () => {
  await appender.close();
  await embedded.stop();
  place.remove();
});

/** The SQLSTATE that an attempt ends with; `allowed` where nothing refuses it. Undone in any case. */
async function attempt(url: string, statement: string): Promise<string> {
  // What nothing refuses ends by itself, with another code than is expected.
  const connection = { statement_timeout: 2_000 };
  const sql = postgres(url, { max: 1, onnotice: () => {}, connection });
  try {
    await sql.begin(async (transaction) => {
      await transaction.unsafe(statement);
      throw new Error('allowed');
    });
    return 'unreachable';
  } catch (error) {
    return error instanceof postgres.PostgresError ? error.code : String(error);
  } finally {
    await sql.end({ timeout: 0 });
  }
}

async function ask(url: string, statement: string): Promise<postgres.Row[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await sql.unsafe(statement);
  } finally {
    await sql.end({ timeout: 0 });
  }
}

describe.each([
  ['write', WRITES],
  ['read what is not the ledger', READS],
  ['run a function', RUNS],
  ['hold a lock', LOCKS],
  ['become another, or change what bounds it', ROLES],
])('the reader cannot %s', (_, attempts) => {
  test.each(attempts)('%s', async (statement = '', code = DENIED) => {
    expect(await attempt(addresses.reader, statement)).toBe(code);
  });
});

test.each(ALONE)('the reader cannot %s', async (statement = '', code = DENIED) => {
  await expect(ask(addresses.reader, statement)).rejects.toMatchObject({ code });
});

describe('what Postgres refuses to no role', () => {
  test('VACUUM and ANALYZE pass over what is not the reader’s, and say so', async () => {
    const notices: string[] = [];
    const onnotice = ({ message }: postgres.Notice) => void notices.push(String(message));
    const sql = postgres(addresses.reader, { max: 1, onnotice });
    await sql.unsafe('vacuum full ledger.entries');
    await sql.unsafe('analyze ledger.entries');
    await sql.end();
    expect(notices).toEqual([
      'permission denied to vacuum "entries", skipping it',
      'permission denied to analyze "entries", skipping it',
    ]);
  });

  test('a grant of what it has not gives nothing', async () => {
    await ask(addresses.reader, 'grant insert, select on ledger.entries to public');
    await ask(addresses.reader, 'grant all on database casualty_ledger to public');
    const [may] = await ask(
      addresses.reader,
      `select has_table_privilege('ledger.entries', 'insert') as append,
              has_database_privilege(current_database(), 'create') as make,
              has_database_privilege(current_database(), 'temporary') as keep`,
    );
    expect(may).toEqual({ append: false, make: false, keep: false });
  });

  test('its own databases are closed: the server’s others too', async () => {
    for (const database of ['postgres', 'template1']) {
      const elsewhere = addresses.reader.replace(/casualty_ledger$/, database);
      await expect(ask(elsewhere, 'select 1'), database).rejects.toMatchObject({ code: DENIED });
    }
  });

  test('an open transaction with a reader’s lock holds up no append', async () => {
    const sql = postgres(addresses.reader, { max: 1, onnotice: () => {} });
    const held = await sql.reserve();
    await held.unsafe('begin; lock table ledger.entries in access share mode; select 1');
    const head = await appendEntries(appender.db, [
      exampleFigureEntry({ id: FIGURE_IDS.second, claimant: 'lyonesse-army', stance: 'opponent' }),
    ]);
    expect(head.position).toBeGreaterThan(EXAMPLE_GROUND.length + 1);
    await held.unsafe('rollback');
    held.release();
    await sql.end();
  });

  test.runIf(IS_NIGHTLY)(
    'what it sorts on the disk is bounded, and it cannot raise the bound',
    async () => {
      const [bound] = await ask(addresses.reader, 'show temp_file_limit');
      expect(bound).toEqual({ temp_file_limit: '1GB' });
      const sort = `set work_mem = '64kB';
      select count(*) from (select repeat(x::text, 60) from generate_series(1, 6000000) as x order by 1 desc) as sorted`;
      await expect(ask(addresses.reader, sort)).rejects.toMatchObject({ code: '53400' });
    },
    120_000,
  );

  test('what it notifies piles up to half a megabyte at most', async () => {
    expect(await ask(addresses.reader, 'show max_notify_queue_pages')).toEqual([
      { max_notify_queue_pages: '64' },
    ]);
  });

  test('its connections are bounded, and others still get in', async () => {
    const flood = Array.from({ length: 60 }, () =>
      postgres(addresses.reader, { max: 1, onnotice: () => {} }),
    );
    const outcomes = await Promise.allSettled(flood.map((sql) => sql`select 1`));
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThanOrEqual(20);
    for (const each of refused) expect(each).toMatchObject({ reason: { code: '53300' } });
    expect(await ask(addresses.appender, 'select 1 as x')).toEqual([{ x: 1 }]);
    await Promise.all(flood.map((sql) => sql.end({ timeout: 0 })));
  });

  test('settings that it leaves for its later sessions change no answer', async () => {
    for (const setting of [
      "datestyle = 'SQL, DMY'",
      "timezone = 'Asia/Baku'",
      "search_path = 'pg_temp'",
      "bytea_output = 'escape'",
      "extra_float_digits = '-15'",
      "intervalstyle = 'sql_standard'",
      "default_transaction_isolation = 'serializable'",
      "lock_timeout = '1'",
      "idle_in_transaction_session_timeout = '1'",
    ]) {
      await ask(addresses.reader, `alter role current_user set ${setting}`);
    }
    const ours = openDatabase(addresses.reader, { max: 1, name: 'attempts: reader' });
    const shown: Record<string, string> = {};
    for (const { name, setting } of await ours.sql<{ name: string; setting: string }[]>`
      select lower(name) as name, setting from pg_settings`) {
      shown[name] = setting;
    }
    expect(shown).toMatchObject({
      datestyle: 'ISO, YMD',
      timezone: 'UTC',
      search_path: 'pg_catalog',
      bytea_output: 'hex',
      extra_float_digits: '1',
      intervalstyle: 'postgres',
      default_transaction_isolation: 'read committed',
      lock_timeout: '15000',
      idle_in_transaction_session_timeout: '600000',
      statement_timeout: '15000',
    });
    await ours.close();
  });

  test('its own password and settings, which it may change, are the program’s again at a start', async () => {
    const ownOnly = "alter role current_user password 'mine'";
    await ask(addresses.reader, ownOnly);
    await expect(ask(addresses.reader, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    const secrets = await readSecrets(path.join(place.folder, 'secrets.json'));
    if (!secrets) throw new Error('the started Postgres keeps no secrets');
    const again = await ensureLedgerDatabase(Number(new URL(addresses.reader).port), secrets);
    expect(again).toEqual(addresses);
    const [role] = await ask(addresses.reader, `select setconfig from pg_db_role_setting`);
    expect(role).toEqual({ setconfig: ['temp_file_limit=1GB'] });
  });
});

describe('the appender', () => {
  test.each([
    'update ledger.figure_versions set value = 0',
    'delete from ledger.entries',
    'truncate ledger.entries cascade',
    'alter table ledger.entries disable trigger all',
    'alter table ledger.entries disable trigger append_only',
    'drop trigger append_only on ledger.entries',
    'create or replace function ledger.refuse_change() returns trigger language plpgsql as $$ begin return old; end $$',
    'drop table ledger.entries cascade',
    "select set_config('session_replication_role', 'replica', false)",
    'set role casualty_ledger_owner',
    'update datasets.loads set load = 0',
    "insert into search.words values ('mine', 1)",
    'delete from search.documents',
    'delete from datasets.events',
    'create table ledger.mine (x int)',
    'lock table appending.turn in access share mode',
    "copy ledger.entries to program 'cat'",
    'select pg_advisory_lock(1130909005)',
  ])('cannot %s', async (statement) => {
    expect(await attempt(addresses.appender, statement)).toBe(DENIED);
  });
});
