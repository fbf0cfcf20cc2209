import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { appendEntries } from '@/db/append/append';
import { type Connection, openDatabase } from '@/db/client';
import { readLog, SHIPPED_LOG } from '@/db/log-file';
import { grantRoles, migrateLedger } from '@/db/migrate';
import { replayShipped } from '@/db/replay';
import { verifyLedger } from '@/db/verify/verify';
import type { Entry } from '@/figures/entry';
import { runCli } from './cli/program';
import { GED_HEADER, gedRow } from './ged-example';
import { importInto, loadedVersion, wholeCsv } from './importing';
import { createLedger, type TestLedger } from './ledger';

/**
 * A database made by each earlier schema: its migrations alone, filled with all that it can hold,
 * by the roles that it has. This program's migrations must leave every entry as it was.
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
let shipped: Entry[];
let fresh: TestLedger;
beforeAll(async () => {
  writeFileSync(eventsFile, EVENTS);
  writeFileSync(releaseFile, RELEASE);
  admin = postgres(urlOf('postgres', 'postgres'), { max: 1, onnotice: () => {} });
  shipped = await readLog(SHIPPED_LOG);
  fresh = await createLedger();
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

async function hasTable({ sql }: Connection, table: string): Promise<boolean> {
  const [row] = await sql`select to_regclass(${table}) is not null as there`;
  return row?.there === true;
}

/** Fills a database with all that its schema holds, by the appender's role where there is one. */
async function fill(old: Old, upTo: number): Promise<{ hasRelease: boolean; hasRows: boolean }> {
  const hasRoles = tags.slice(0, upTo + 1).includes('0002_roles');
  if (hasRoles) await grantRoles(old.ownerUrl, { reader: 'web', appender: 'editor' });
  const url = hasRoles ? old.editorUrl : old.ownerUrl;
  const editor = openDatabase(url, { max: 1, name: 'test upgrade' });
  await appendEntries(editor.db, shipped);
  const guarded = upTo >= tags.indexOf('0004_releases_guard');
  const hasRelease = guarded && (await hasTable(editor, 'ledger.releases'));
  const hasRows = upTo >= tags.indexOf('0006_datasets_guard');
  if (hasRows) await importInto({ ...fresh, editor }, { files: [eventsFile] });
  if (hasRelease) {
    const made = await runCli(['release', releaseFile, ...SIGNED], {
      LEDGER_DATABASE_URL: url,
    });
    expect(made.code, made.err).toBe(0);
  }
  await editor.close();
  return { hasRelease, hasRows };
}

const listEntries = (sql: postgres.Sql) =>
  sql`select entries.*, recorded_at::text from ledger.entries order by position`.then((rows) => [
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

describe.each(tags.map((tag, upTo) => ({ tag, upTo })))('a database of $tag', ({ upTo }) => {
  let old: Old;
  let before: unknown[];
  let holds: { hasRelease: boolean; hasRows: boolean };
  beforeAll(async () => {
    old = await makeOld(upTo);
    holds = await fill(old, upTo);
    const sql = postgres(old.ownerUrl, { max: 1, onnotice: () => {} });
    before = await listEntries(sql);
    await sql.end();
    expect(before).toHaveLength(shipped.length + Number(holds.hasRelease) + Number(holds.hasRows));
    const { applied } = await migrateLedger(old.ownerUrl);
    expect(applied).toBe(tags.length - 1 - upTo);
    await grantRoles(old.ownerUrl, { reader: 'web', appender: 'editor' });
  });
  afterAll(async () => {
    await admin.unsafe(`drop database ${old.name} with (force)`);
  });

  test('is migrated without a change to any entry, to the schema of a new one', async () => {
    const web = openDatabase(old.webUrl, { max: 1, name: 'test upgrade' });
    expect(await listEntries(web.sql)).toEqual(before);
    expect(await describeSchema(web.sql)).toEqual(await describeSchema(fresh.web.sql));
    await web.close();
  });

  test('verifies clean, and has the head of a ledger that was made new', async () => {
    const replayed = await replayShipped(old.editorUrl);
    expect(replayed).toMatchObject({ appended: 0, held: false });
    const web = openDatabase(old.webUrl, { max: 1, name: 'test upgrade' });
    const { difference, head } = await verifyLedger(web.db, [], () => {});
    expect(difference).toBeNull();
    if (holds.hasRows) {
      const version = await loadedVersion({ ...fresh, web }, 'ged-mexico', '24.1');
      expect(await wholeCsv({ ...fresh, web }, version)).toBe(EVENTS);
    }
    await web.close();
    // The shipped entries, appended to a database of the newest schema.
    const made = await createLedger();
    const newest = await appendEntries(made.editor.db, shipped);
    const then = z.array(z.object({ fingerprint: z.string() })).parse(before);
    expect(then[shipped.length - 1]?.fingerprint).toBe(newest.fingerprint);
    if (!holds.hasRelease && !holds.hasRows) expect(head).toEqual(newest);
    await made.drop();
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
