import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { loadShippedDatasets } from '@/datasets/import/load-shipped';
import { type Connection, openDatabase } from '@/db/client';
import { readLog } from '@/db/log-file';
import { replay, replayShipped, zipOfShipped } from '@/db/replay';
import { SHIPPED_LOG } from '@/db/shipped-log';

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

/** A database that is made once for all tests, and copied for each. */
export type Template = {
  name: string;
  /** What it begins as a copy of. */
  from: Template | null;
  /** @param editorUrl its address, in the role that appends */
  fill: (editorUrl: string) => Promise<void>;
};

/** Migrated, and empty: `postgres.ts` makes it. */
const EMPTY: Template = { name: 'ledger_template', from: null, fill: async () => {} };

/** As `npm start` leaves it: it finds nothing to append there, and no rows to load. */
export const SHIPPED: Template = {
  name: 'shipped_template',
  from: EMPTY,
  async fill(editorUrl) {
    await replayShipped(editorUrl);
    await loadShippedDatasets(editorUrl);
  },
};

const FIRST_EDITION: Template = {
  name: 'first_edition_template',
  from: EMPTY,
  async fill(editorUrl) {
    const editor = openDatabase(editorUrl, { max: 1, name: 'test editor' });
    const log = await readLog(SHIPPED_LOG);
    await replay(editor.db, log.slice(0, 179), { zipOf: zipOfShipped });
    await editor.close();
  },
};

const urlFor = ({ port, password }: TestServer, user: string, database: string) =>
  `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;

/** A copy of the migrated, empty database on a Postgres that the tests have started. */
export const createLedgerOn = (server: TestServer): Promise<TestLedger> => copyOf(EMPTY, server);

/** A ledger of the test's own: a copy of a template, which is made when the first test asks for it. */
export async function copyOf(
  template: Template,
  server: TestServer = testServer(),
): Promise<TestLedger> {
  const urlOf = (user: string, database: string) => urlFor(server, user, database);
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = postgres(urlOf('postgres', 'postgres'), { max: 1, onnotice: () => {} });
  await inTurn(admin, async () => {
    await ensureMade(admin, server, template);
    await copyDatabase(admin, template.name, name);
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
export const createLedger = (): Promise<TestLedger> => copyOf(EMPTY);

/** A ledger that holds the shipped content. */
export const createShippedLedger = (): Promise<TestLedger> => copyOf(SHIPPED);

/**
 * A ledger that holds the first edition of the shipped content, positions 1 to 179: what is not about
 * the content is tested with it, and need not change when the content grows.
 */
export const createFirstEdition = (): Promise<TestLedger> => copyOf(FIRST_EDITION);

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

/** Makes a template, unless it is there; first the one that it begins as. */
export async function ensureMade(
  admin: postgres.Sql,
  server: TestServer,
  { name, from, fill }: Template,
): Promise<void> {
  const there = await admin`select from pg_database where datname = ${name}`;
  if (there.length > 0 || from === null) return;
  await ensureMade(admin, server, from);
  const made = `${name}_half_made`;
  await copyDatabase(admin, from.name, made);
  await fill(urlFor(server, 'editor', made));
  await admin.unsafe(`alter database ${made} rename to ${name}`);
}
