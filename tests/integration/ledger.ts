import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { type Connection, type Database, openDatabase } from '@/db/client';
import { readLog, SHIPPED_LOG } from '@/db/log-file';
import { replay, zipOfShipped } from '@/db/replay';

export type TestLedger = {
  ownerUrl: string;
  editorUrl: string;
  webUrl: string;
  editor: Connection;
  web: Connection;
  /** Ends every connection that a server's own pools have open; gives their number. */
  cutServers: () => Promise<number>;
  drop: () => Promise<void>;
};

/** The tests' Postgres: its roles share one password. */
export type TestServer = { port: number; password: string };

const EMPTY = 'ledger_template';
const SHIPPED = 'shipped_template';
const FIRST_EDITION = 'first_edition_template';

/** Databases that are made once for all tests, and the last position of the shipped log in each. */
const REPLAYED: Readonly<Record<string, number | undefined>> = {
  [SHIPPED]: undefined,
  [FIRST_EDITION]: 179,
};

const urlFor = ({ port, password }: TestServer, user: string, database: string) =>
  `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;

/** A copy of the migrated, empty database on a Postgres that the tests have started. */
export const createLedgerOn = (server: TestServer): Promise<TestLedger> => copyOf(EMPTY, server);

async function copyOf(template: string, server: TestServer): Promise<TestLedger> {
  const urlOf = (user: string, database: string) => urlFor(server, user, database);
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = postgres(urlOf('postgres', 'postgres'), { max: 1, onnotice: () => {} });
  await inTurn(admin, async () => {
    if (template in REPLAYED) await ensureReplayed(admin, server, template);
    await copyDatabase(admin, template, name);
  });
  const editor = openDatabase(urlOf('editor', name), { max: 20, name: 'test editor' });
  const web = openDatabase(urlOf('web', name), { max: 20, name: 'test web' });
  return {
    ownerUrl: urlOf('owner', name),
    editorUrl: urlOf('editor', name),
    webUrl: urlOf('web', name),
    editor,
    web,
    cutServers: async () => {
      const cut = await admin`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = ${name} and application_name like 'casualty-ledger %'`;
      return cut.length;
    },
    drop: async () => {
      await Promise.all([editor.close(), web.close()]);
      await admin.unsafe(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}

const testServer = (): TestServer => ({
  port: inject('postgresPort'),
  password: inject('postgresPassword'),
});

/** A ledger of the test's own: a copy of the migrated, empty database. */
export const createLedger = (): Promise<TestLedger> => createLedgerOn(testServer());

/** A ledger that holds the shipped content. */
export const createShippedLedger = (): Promise<TestLedger> => createShippedLedgerOn(testServer());

/** The same on a Postgres that the tests have started. */
export const createShippedLedgerOn = (server: TestServer): Promise<TestLedger> =>
  copyOf(SHIPPED, server);

/**
 * A ledger that holds the first edition of the shipped content, positions 1 to 179: what is not about
 * the content is tested with it, and need not change when the content grows.
 */
export const createFirstEdition = (): Promise<TestLedger> => copyOf(FIRST_EDITION, testServer());

/** Two copies of one template at once fail (55006), so they are made one at a time. */
async function inTurn(admin: postgres.Sql, make: () => Promise<void>): Promise<void> {
  await admin`select pg_advisory_lock(1)`;
  try {
    await make();
  } finally {
    await admin`select pg_advisory_unlock(1)`;
  }
}

const copyDatabase = (admin: postgres.Sql, template: string, name: string) =>
  admin.unsafe(`create database ${name} template ${template} owner owner`);

/** Replays the shipped log up to a position; all of it where there is none. */
async function replayShipped(db: Database, upTo: number | undefined): Promise<void> {
  const log = await readLog(SHIPPED_LOG);
  await replay(db, log.slice(0, upTo), { zipOf: zipOfShipped });
}

/** Makes a database of shipped content that others are copies of, unless it is there. */
async function ensureReplayed(
  admin: postgres.Sql,
  server: TestServer,
  template: string,
): Promise<void> {
  const there = await admin`select from pg_database where datname = ${template}`;
  if (there.length > 0) return;
  const made = `${template}_half_made`;
  await copyDatabase(admin, EMPTY, made);
  const editor = openDatabase(urlFor(server, 'editor', made), { max: 1, name: 'test editor' });
  await replayShipped(editor.db, REPLAYED[template]);
  await editor.close();
  await admin.unsafe(`alter database ${made} rename to ${template}`);
}

/** A ledger into which the shipped log was replayed just now. */
export async function replayShippedLedger(): Promise<TestLedger> {
  const ledger = await createLedger();
  await replayShipped(ledger.editor.db, undefined);
  return ledger;
}
