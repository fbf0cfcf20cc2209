import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { openDatabase } from '@/db/client';
import { readLog } from '@/db/log-file';
import { grantRoles, migrateLedger } from '@/db/migrate';
import { getHead } from '@/db/queries/get-head';
import { replayShipped } from '@/db/replay';
import { ROW_TABLES } from '@/db/schema/tables';
import { SHIPPED_LOG } from '@/db/shipped-log';
import { verifyLedger } from '@/db/verify/verify';
import { extent } from '../extent';
import { runCli } from './cli/program';
import { GED_HEADER, gedRow } from './ged-example';
import { importInto, loadedVersion, wholeCsv } from './importing';
import { createFirstEdition, type TestLedger } from './ledger';

/**
 * A database made by each earlier schema: its migrations alone, filled with all that it can hold of a
 * reference that this program has made. This program's migrations must leave every entry as it was.
 */
const MIGRATIONS = path.resolve(import.meta.dirname, '../../db/migrations');
const journalSchema = z.looseObject({
  entries: z.array(z.looseObject({ idx: z.number(), tag: z.string() })),
});
const journal = journalSchema.parse(
  JSON.parse(readFileSync(path.join(MIGRATIONS, 'meta/_journal.json'), 'utf8')),
);
const tags = journal.entries.map(({ tag }) => tag);
const EVENTS = [GED_HEADER, gedRow({}), gedRow({ id: 2, low: 9 }), ''].join('\r\n');
const RELEASE = 'body:\n  name: first\n  origin: https://ledger.example.org\n  notes: null\n';
const SIGNED = ['--by', 'A test', '--why', 'To test', '--json'];

const folder = mkdtempSync(path.join(os.tmpdir(), 'casualty-ledger-upgrade-'));
const eventsFile = path.join(folder, 'ged.csv');
const releaseFile = path.join(folder, 'release.yaml');
const port = inject('postgresPort');
const password = inject('postgresPassword');
const urlOf = (user: string, database: string) =>
  `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
let admin: postgres.Sql;
/** The reference, of the newest schema, and the positions up to which it holds what. */
let fresh: TestLedger;
let SHIPPED: number;
let RELEASED: number;
let IMPORT: number;
beforeAll(async () => {
  writeFileSync(eventsFile, EVENTS);
  writeFileSync(releaseFile, RELEASE);
  admin = postgres(urlOf('postgres', 'postgres'), { max: 1, onnotice: () => {} });
  fresh = await createFirstEdition();
  const env = { LEDGER_DATABASE_URL: fresh.editorUrl };
  const released = await runCli(['release', releaseFile, ...SIGNED], env);
  expect(released.code, released.err).toBe(0);
  await importInto(fresh, { files: [eventsFile] });
  const entries = await listEntries(fresh.web.sql);
  expect(entries.map(({ kind }) => kind).slice(-2)).toEqual(['release', 'import']);
  [SHIPPED, RELEASED, IMPORT] = [entries.length - 2, entries.length - 1, entries.length];
});
afterAll(async () => {
  await fresh.drop();
  await admin.end();
  rmSync(folder, { recursive: true });
});

/** The migrations of an earlier program: those up to a number, as they were. */
function earlierMigrations(upTo: number): string {
  const earlier = path.join(folder, `migrations-${upTo}`);
  cpSync(MIGRATIONS, earlier, { recursive: true });
  const entries = journal.entries.slice(0, upTo + 1);
  writeFileSync(path.join(earlier, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }));
  return earlier;
}

type Old = { name: string; ownerUrl: string; editorUrl: string; webUrl: string };

async function makeOld(upTo: number): Promise<Old> {
  const name = `upgrade_${upTo}_${randomBytes(4).toString('hex')}`;
  await admin.unsafe(`create database ${name} owner owner template template0`);
  const ownerUrl = urlOf('owner', name);
  const client = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  await migrate(drizzle(client), { migrationsFolder: earlierMigrations(upTo) });
  await client.end();
  return { name, ownerUrl, editorUrl: urlOf('editor', name), webUrl: urlOf('web', name) };
}

/** The rows of a table of the reference, as JSON, in the order of their positions where they have one. */
async function readRows(table: string, upTo: number): Promise<string> {
  const [found] = await fresh.web.sql<{ rows: string }[]>`
    select coalesce(jsonb_agg(row order by (row->>'position')::bigint), '[]')::text as rows
    from (select to_jsonb(stored) as row from ${fresh.web.sql(table)} as stored) as listed
    where coalesce((row->>'position')::bigint, 0) <= ${upTo}`;
  return found?.rows ?? '[]';
}

/** The tables of a schema, without the loads' own. */
async function listTables(sql: postgres.TransactionSql, schema: string): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = ${schema} and table_name !~ '^events_[0-9]'`;
  return rows.map(({ name }) => name);
}

/** Writes rows of the reference: what this schema has of their columns. */
async function copyRows(sql: postgres.TransactionSql, from: string, to: string, upTo: number) {
  const rows = await readRows(from, upTo);
  await sql`
    insert into ${sql(to)}
    select * from jsonb_populate_recordset(null::${sql(from)}, ${rows}::text::jsonb)`;
}

/** The rows of the import, as its program loaded them: a table of their own, made a part at the end. */
async function copyLoad(sql: postgres.TransactionSql, upTo: number): Promise<void> {
  const [begun] = await sql<{ load: number }[]>`select datasets.begin_load() as load`;
  expect(begun?.load).toBe(1);
  await copyRows(sql, 'datasets.events', 'datasets.events_1', upTo);
  await sql`select datasets.attach_load(1)`;
  for (const name of await listTables(sql, 'datasets')) {
    if (name !== 'events') await copyRows(sql, `datasets.${name}`, `datasets.${name}`, upTo);
  }
}

/**
 * Fills a database with all that its schema holds, as far as the reference goes: by SQL, under the
 * triggers of that schema, in one transaction, as the role that appended then.
 * @returns the position of its last entry
 */
async function fill(old: Old, upTo: number): Promise<number> {
  const has = (tag: string) => upTo >= tags.indexOf(tag);
  const last = has('0006_datasets_guard')
    ? IMPORT
    : has('0004_releases_guard')
      ? RELEASED
      : SHIPPED;
  if (has('0002_roles')) await grantRoles(old.ownerUrl, { reader: 'web', appender: 'editor' });
  const url = has('0002_roles') ? old.editorUrl : old.ownerUrl;
  const client = postgres(url, { max: 1, onnotice: () => {} });
  await client.begin(async (sql) => {
    const there = new Set(await listTables(sql, 'ledger'));
    for (const name of ['entries', ...Object.keys(ROW_TABLES), 'release_zips']) {
      if (there.has(name)) await copyRows(sql, `ledger.${name}`, `ledger.${name}`, last);
    }
    if (last === IMPORT) await copyLoad(sql, last);
  });
  await client.end();
  return last;
}

const listEntries = (sql: postgres.Sql) =>
  sql`select entries.*, recorded_at::text from ledger.entries order by position`.then((rows) => [
    ...rows,
  ]);

/** What the search looks in: made by a migration here, by appends there. */
const listDocuments = (sql: postgres.Sql, upTo: number) =>
  sql`select * from search.documents where position <= ${upTo} order by position`.then((rows) => [
    ...rows,
  ]);

/** Columns, constraints, triggers, indexes and grants: what a schema is. */
async function describeSchema(sql: postgres.Sql): Promise<string[]> {
  const rows = await sql<{ words: string }[]>`
    select words from (
      select concat_ws(' ', 'column', table_schema, table_name, column_name, data_type, is_nullable, column_default) as words
        from information_schema.columns where table_schema in ('ledger', 'datasets')
      union all select concat_ws(' ', 'constraint', conrelid::regclass, conname, pg_get_constraintdef(oid))
        from pg_constraint where connamespace in ('ledger'::regnamespace, 'datasets'::regnamespace)
      union all select concat_ws(' ', 'trigger', tgenabled, pg_get_triggerdef(t.oid))
        from pg_trigger t join pg_class c on c.oid = tgrelid
        where not tgisinternal and relnamespace in ('ledger'::regnamespace, 'datasets'::regnamespace)
      union all select concat_ws(' ', 'index', indexdef) from pg_indexes where schemaname in ('ledger', 'datasets')
      union all select concat_ws(' ', 'grant', table_schema, table_name, grantee, privilege_type)
        from information_schema.table_privileges where table_schema in ('ledger', 'datasets')
      union all select concat_ws(' ', 'function', p.oid::regprocedure, md5(prosrc), proacl::text)
        from pg_proc p where pronamespace in ('ledger'::regnamespace, 'datasets'::regnamespace)
    ) as described
    -- A load's own table is data, not schema.
    where words !~ 'events_[0-9]' order by words collate "C"`;
  return rows.map(({ words }) => words);
}

const olds = tags.map((tag, upTo) => ({ tag, upTo }));

describe.each(extent(olds.slice(0, 1), olds))('a database of $tag', ({ upTo }) => {
  let old: Old;
  let before: unknown[];
  let last: number;
  beforeAll(async () => {
    old = await makeOld(upTo);
    last = await fill(old, upTo);
    const sql = postgres(old.ownerUrl, { max: 1, onnotice: () => {} });
    before = await listEntries(sql);
    await sql.end();
    expect(before).toEqual((await listEntries(fresh.web.sql)).slice(0, last));
    const { applied } = await migrateLedger(old.ownerUrl);
    expect(applied).toBe(tags.length - 1 - upTo);
    await grantRoles(old.ownerUrl, { reader: 'web', appender: 'editor' });
  });
  afterAll(async () => {
    await admin.unsafe(`drop database ${old.name} with (force)`);
  });

  test('is migrated without a change to any entry, to the schema and the search of a new one', async () => {
    const web = openDatabase(old.webUrl, { max: 1, name: 'test upgrade' });
    expect(await listEntries(web.sql)).toEqual(before);
    expect(await describeSchema(web.sql)).toEqual(await describeSchema(fresh.web.sql));
    expect(await listDocuments(web.sql, last)).toEqual(await listDocuments(fresh.web.sql, last));
    await web.close();
  });

  test('takes the later shipped entries unless it has its own, verifies clean, and keeps what it had', async () => {
    const { length } = await readLog(SHIPPED_LOG);
    const grows = last === SHIPPED;
    expect(await replayShipped(old.editorUrl)).toMatchObject(
      grows ? { appended: length - last, held: false } : { appended: 0, held: true },
    );
    const web = openDatabase(old.webUrl, { max: 1, name: 'test upgrade' });
    const { difference, head } = await verifyLedger(web.db, [], () => {});
    expect({ difference, position: head?.position }).toEqual({
      difference: null,
      position: grows ? length : last,
    });
    const headAt = async (db: typeof web.db) => (await getHead(db, last))?.fingerprint;
    expect(await headAt(web.db)).toBe(await headAt(fresh.web.db));
    if (last === IMPORT) {
      const version = await loadedVersion({ ...fresh, web }, 'ged-mexico', '24.1');
      expect(await wholeCsv({ ...fresh, web }, version)).toBe(EVENTS);
    }
    await web.close();
  });

  test('refuses changes, and takes an import and a release like a new one', async () => {
    const owner = postgres(old.ownerUrl, { max: 1, onnotice: () => {} });
    await expect(owner`update ledger.entries set why = 'another'`).rejects.toThrow('append only');
    await expect(owner`delete from ledger.figures`).rejects.toThrow('append only');
    await owner.end();
    const editor = openDatabase(old.editorUrl, { max: 1, name: 'test upgrade' });
    const over = { files: [eventsFile], version: '24.2' };
    const report = await importInto({ ...fresh, editor }, over);
    expect(report.outcome).toBe('imported');
    await editor.close();
    writeFileSync(releaseFile, RELEASE.replace('first', 'second'));
    const env = { LEDGER_DATABASE_URL: old.editorUrl };
    const made = await runCli(['release', releaseFile, ...SIGNED], env);
    writeFileSync(releaseFile, RELEASE);
    expect(made.code, made.err).toBe(0);
    const verified = await runCli(['verify'], env);
    expect(verified.code, verified.err).toBe(0);
  });
});
