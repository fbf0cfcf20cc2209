import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { type Connection, openDatabase } from '@/db/client';
import { readLog, SHIPPED_LOG } from '@/db/log-file';
import { replay } from '@/db/replay';

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

/** A copy of the migrated, empty database on a Postgres that the tests have started. */
export async function createLedgerOn({ port, password }: TestServer): Promise<TestLedger> {
  const urlOf = (user: string, database: string) =>
    `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = postgres(urlOf('postgres', 'postgres'), { max: 1, onnotice: () => {} });
  await createFromTemplate(admin, name);
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

/** A ledger of the test's own: a copy of the migrated, empty database. */
export const createLedger = (): Promise<TestLedger> =>
  createLedgerOn({ port: inject('postgresPort'), password: inject('postgresPassword') });

/** Two copies of one template at once fail (55006), so they are made one at a time. */
async function createFromTemplate(admin: postgres.Sql, name: string): Promise<void> {
  await admin`select pg_advisory_lock(1)`;
  try {
    await admin.unsafe(`create database ${name} template ledger_template owner owner`);
  } finally {
    await admin`select pg_advisory_unlock(1)`;
  }
}

/** A ledger that holds the shipped content. */
export async function createShippedLedger(): Promise<TestLedger> {
  const ledger = await createLedger();
  await replay(ledger.editor.db, await readLog(SHIPPED_LOG));
  return ledger;
}
