import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { locateBinaries } from '@/server/postgres/binaries';
import { prepareDataDir, reachableBinaries } from '@/server/postgres/data-folder';
import { type Embedded, startEmbedded } from '@/server/postgres/embedded';
import { stopByPgCtl } from '@/server/postgres/pg-ctl';
import { makeFolder } from './server-process';

/** The embedded Postgres by itself: to make a database takes seconds, so one goes through all of this. */
const SLOW = 60_000;
let place: ReturnType<typeof makeFolder>;
let running: Embedded | undefined;

async function stop(): Promise<void> {
  await running?.stop();
  running = undefined;
}

async function start() {
  const notes: string[] = [];
  const note = (text: string) => void notes.push(text);
  const runAs = prepareDataDir(place.folder, note);
  running = await startEmbedded(place.folder, runAs, note, new AbortController().signal);
  return { ...running, notes: notes.join('; ') };
}

async function ask<Row extends object>(url: string, query: string): Promise<Row[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await sql.unsafe<Row[]>(query);
  } finally {
    await sql.end();
  }
}

describe.sequential('one data folder, through several starts', { timeout: SLOW }, () => {
  let addresses: Embedded['addresses'];
  beforeAll(() => {
    place = makeFolder();
  });
  afterAll(async () => {
    await stop();
    place.remove();
  }, SLOW);

  test('what a killed first start left half made is thrown away', async () => {
    const half = path.join(place.folder, 'postgres.half-made-1');
    mkdirSync(half);
    writeFileSync(path.join(half, 'PG_VERSION'), '18\n');
    const { notes, ...first } = await start();
    addresses = first.addresses;
    expect(notes).toContain('what a killed start had half made is gone');
    expect(readdirSync(place.folder).filter((name) => name.includes('half'))).toEqual([]);
  });

  test('three roles log in, none a superuser, and only the owner may make roles and tables', async () => {
    const about = `select rolsuper as super, rolcreaterole as roles from pg_roles where rolname = user`;
    expect(await ask(addresses.owner, about)).toEqual([{ super: false, roles: true }]);
    expect(await ask(addresses.appender, about)).toEqual([{ super: false, roles: false }]);
    expect(await ask(addresses.reader, about)).toEqual([{ super: false, roles: false }]);
    await ask(addresses.owner, 'create table t as select 7 as x');
    await expect(ask(addresses.reader, 'create table u (x int)')).rejects.toThrow(
      'permission denied',
    );
    await expect(ask(addresses.reader, 'create temp table u (x int)')).rejects.toThrow(
      'permission',
    );
  });

  test('text is UTF-8, ordered by code point, with Armenian letter case', async () => {
    const rows = await ask(
      addresses.reader,
      `select lower('ԱՐՑԱԽ') as lower, 'Z' < 'a' as "byCode", current_setting('server_encoding') as encoding`,
    );
    expect(rows).toEqual([{ lower: 'արցախ', byCode: true, encoding: 'UTF8' }]);
  });

  test('a second start finds what the first wrote', async () => {
    await stop();
    const again = await start();
    expect(again.notes).not.toContain('made');
    expect(await ask(again.addresses.owner, 'select x from t')).toEqual([{ x: 7 }]);
  });

  test('what runs is shut down by pg_ctl too, as Windows needs it', async () => {
    await stop();
    const { ended } = await start();
    const runAs = prepareDataDir(place.folder, () => {});
    const binaries = await reachableBinaries(await locateBinaries(), place.folder, runAs);
    const here = { dataDir: place.folder, binaries, runAs };
    expect(await stopByPgCtl(here, 30)).toBe(true);
    expect(await ended).toBe('exit code 0');
    expect(await stopByPgCtl(here, 30)).toBe(false);
  });

  test('lost passwords are made anew, and the data stay', async () => {
    await stop();
    rmSync(path.join(place.folder, 'secrets.json'));
    const again = await start();
    expect(again.notes).toContain('made anew');
    expect(await ask(again.addresses.owner, 'select x from t')).toEqual([{ x: 7 }]);
  });

  test('a database that is gone is said to be, and none is made in its place until it is asked for', async () => {
    await stop();
    rmSync(path.join(place.folder, 'postgres'), { recursive: true });
    await expect(start()).rejects.toThrow('held a database, and its folder');
    rmSync(path.join(place.folder, 'database-made'));
    expect((await start()).notes).toContain('made');
  });
});

test("another Postgres' data, and a folder of something else, are left alone", async () => {
  place = makeFolder();
  onTestFinished(() => place.remove());
  const folder = path.join(place.folder, 'postgres');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'PG_VERSION'), '12\n');
  await expect(start()).rejects.toThrow('were made by Postgres 12');
  rmSync(path.join(folder, 'PG_VERSION'));
  writeFileSync(path.join(folder, 'holiday.jpg'), '');
  await expect(start()).rejects.toThrow('is not empty, and holds no database');
  expect(existsSync(path.join(folder, 'holiday.jpg'))).toBe(true);
});
