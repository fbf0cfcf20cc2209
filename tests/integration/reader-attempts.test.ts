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
import { EXAMPLE_GROUND, exampleFigureEntry, FIGURE_IDS } from './example-log';
import { makeFolder } from './server-process';

/**
 * What someone can do who has the password of the web process, on the Postgres that `npm start` runs:
 * every attempt is a line here with the SQLSTATE that refuses it.
 */
const DENIED = '42501';
const NO_SUCH = '42883';
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

/** What to try, and what refuses it where that is not the missing right. */
type Attempt = readonly [statement: string, code?: string];

const WRITES: Attempt[] = [
  ["insert into ledger.changes (subject, position) values ('figure:X', 1)"],
  ['insert into ledger.entries default values'],
  ['update ledger.figure_versions set value = 0'],
  ['delete from ledger.entries'],
  ['truncate ledger.entries cascade'],
  [
    'merge into ledger.changes c using ledger.entries e on false when not matched then insert values (default)',
  ],
  ["copy ledger.changes (subject, position) from program 'echo figure:X,1'"],
  ["copy ledger.changes (subject, position) from '/etc/passwd'"],
  ['insert into datasets.loads default values'],
  ["insert into search.words values ('mine', 1)"],
  ['truncate search.documents'],
  ["select nextval('datasets.load_numbers')"],
  ["select setval('datasets.load_numbers', 1)"],
  ['with gone as (delete from ledger.entries returning 1) select * from gone'],
  ['select * into ledger.copied from ledger.entries'],
  ['create table public.mine (x int)'],
  ['create table ledger.mine (x int)'],
  ['create table datasets.mine (x int)'],
  ['create temporary table mine (x int)'],
  ['create unlogged table public.mine (x int)'],
  ['create view ledger.mine as select 1'],
  ['create materialized view public.mine as select 1'],
  ['create sequence public.mine'],
  ['create schema mine'],
  ['create function public.mine() returns int language sql as $$ select 1 $$'],
  ['create function pg_temp.mine() returns int language sql as $$ select 1 $$'],
  ['create extension plpgsql', '42710'],
  ['create type public.mine as (x int)'],
  ['create publication mine'],
  ['create foreign data wrapper mine'],
  ['create server mine foreign data wrapper none', '42704'],
  ['create event trigger mine on ddl_command_start execute function ledger.refuse_change()'],
  ['create trigger mine before insert on ledger.entries execute function ledger.refuse_change()'],
  ['create rule mine as on insert to ledger.entries do instead nothing'],
  ['create policy mine on ledger.entries'],
  ['create index mine on ledger.entries (why)'],
  ['create statistics ledger.mine on kind, subject from ledger.entries'],
  ['alter table ledger.entries disable trigger all'],
  ['alter table ledger.entries add column x int'],
  ['alter table ledger.entries owner to current_user'],
  ['drop table ledger.entries'],
  ['drop schema ledger cascade'],
  ['comment on table ledger.entries is $$mine$$'],
  ["security label on table ledger.entries is 'mine'", '22023'],
  ['reindex table ledger.entries'],
  ['cluster ledger.entries using entries_pkey'],
  ['refresh materialized view ledger.entries'],
];

const READS: Attempt[] = [
  ['select * from pg_authid'],
  ['select * from pg_shadow'],
  ['select * from pg_user_mapping'],
  ['select * from pg_statistic'],
  ['select * from pg_largeobject'],
  ['select * from pg_subscription'],
  ['select * from pg_hba_file_rules'],
  ['select * from pg_file_settings'],
  ['select * from pg_config'],
  ['select * from pg_backend_memory_contexts'],
  ['select * from pg_shmem_allocations'],
  ['select * from drizzle.__drizzle_migrations'],
  ["select pg_read_file('/etc/passwd')"],
  ["select pg_read_binary_file('/etc/passwd')"],
  ["select pg_ls_dir('.')"],
  ["select pg_stat_file('PG_VERSION')"],
  ['select * from pg_ls_logdir()'],
  ['select * from pg_ls_waldir()'],
  ['select * from pg_ls_tmpdir()'],
  ["copy ledger.entries to '/tmp/entries'"],
  ["copy ledger.entries to program 'cat'"],
  ["select lo_import('/etc/passwd')"],
  ["select lo_export(1, '/tmp/x')"],
  ["select * from dblink('host=127.0.0.1', 'select 1') as t (x int)", NO_SUCH],
  ['show data_directory'],
  ["select current_setting('hba_file')"],
  ["load '/tmp/x.so'"],
];

const RUNS: Attempt[] = [
  ['select ledger.refuse_change()'],
  ['select ledger.check_row()'],
  ['select ledger.take_turn()'],
  ['select datasets.begin_load()'],
  ['select datasets.attach_load(1)'],
  ['select datasets.check_load()'],
  ['select search.add_entry(entry) from ledger.entries as entry'],
  ['select search.add_new_entry()'],
  ['select trigrams.set_limit(1)'],
  ['select pg_sleep(60)'],
  ["select pg_sleep_for('1 hour')"],
  ["select pg_sleep_until('infinity')"],
  ['select pg_terminate_backend(pid) from pg_stat_activity where usename = user'],
  ['select pg_cancel_backend(pid) from pg_stat_activity where usename = user'],
  ['select pg_reload_conf()'],
  ['select pg_rotate_logfile()'],
  ['select pg_switch_wal()'],
  ["select pg_create_restore_point('mine')"],
  ["select pg_backup_start('mine')"],
  ['select pg_promote()'],
  ['select pg_stat_reset()'],
  ['select pg_log_backend_memory_contexts(pg_backend_pid())'],
  ["select pg_logical_emit_message(false, 'mine', 'x')"],
  ["select pg_create_physical_replication_slot('mine')"],
  ["select pg_create_logical_replication_slot('mine', 'pgoutput')"],
  ["select pg_replication_origin_create('mine')"],
  ["select pg_notify('mine', 'x')"],
  ['select lo_create(0)'],
  ['select lo_creat(-1)'],
  ["select lo_from_bytea(0, 'x')"],
  ["select lo_put(1, 0, 'x')"],
  ['select lo_unlink(1)'],
  ['select lo_open(1, 131072)'],
  ['select lo_get(1)'],
  ['do $$ begin loop end loop; end $$'],
  ["do language sql 'select 1'", '0A000'],
  ['call pg_catalog.mine()', NO_SUCH],
];

const LOCKS: Attempt[] = [
  ['select pg_advisory_lock(1130909004)'],
  ['select pg_advisory_xact_lock(1130909004)'],
  ['select pg_advisory_lock(1130909005)'],
  ['select pg_advisory_lock_shared(1)'],
  ['select pg_advisory_xact_lock_shared(1, 2)'],
  ['select pg_try_advisory_lock(1)'],
  ['select pg_try_advisory_xact_lock(1, 2)'],
  ['select pg_try_advisory_lock_shared(1)'],
  ['select pg_advisory_unlock_all()'],
  ['lock table appending.turn'],
  ['lock table ledger.entries'],
  ['lock table ledger.entries in exclusive mode'],
  ['lock table ledger.entries in share row exclusive mode'],
  ['lock table ledger.entries in share mode'],
  ['lock table ledger.entries in share update exclusive mode'],
  ['lock table ledger.entries in row exclusive mode'],
  ['lock table ledger.entries in row share mode'],
  ['select * from ledger.entries for update'],
  ['select * from ledger.entries for no key update'],
  ['select * from ledger.entries for share'],
  ['select * from ledger.entries for key share'],
  ["prepare transaction 'mine'", '55000'],
];

const ROLES: Attempt[] = [
  ['set role casualty_ledger_owner'],
  ['set role casualty_ledger_editor'],
  ['set role casualty_ledger_appender'],
  ['set role postgres'],
  ['set role pg_write_all_data'],
  ['set session authorization postgres'],
  ["select set_config('role', 'postgres', false)"],
  ["select set_config('session_authorization', 'postgres', false)"],
  ["select set_config('session_replication_role', 'replica', false)"],
  ["select set_config('log_statement', 'none', false)"],
  ["select set_config('temp_file_limit', '-1', false)"],
  ["select set_config('max_stack_depth', '100MB', false)"],
  ["select set_config('zero_damaged_pages', 'on', false)"],
  ["select set_config('session_preload_libraries', 'x', false)"],
  ['create role mine'],
  ['drop role casualty_ledger_editor'],
  ["alter role casualty_ledger_editor password 'mine'"],
  ['alter role current_user superuser'],
  ['alter role current_user createrole'],
  ['alter role current_user connection limit -1'],
  ["alter role current_user valid until 'infinity'"],
  ["alter role current_user set temp_file_limit = '-1'"],
  ['alter role all set statement_timeout = 1'],
  ['alter database casualty_ledger set statement_timeout = 1'],
  ['grant pg_read_server_files to current_user'],
  ['grant casualty_ledger_appender to current_user'],
  ['reassign owned by casualty_ledger_owner to current_user'],
];

/** What Postgres does not do within a transaction. */
const ALONE: Attempt[] = [
  ['create database mine'],
  ['create tablespace mine location $$/tmp$$'],
  ["create subscription mine connection 'host=127.0.0.1' publication theirs"],
  ["alter system set listen_addresses = '*'"],
  ['checkpoint'],
];

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
