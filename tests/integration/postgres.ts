import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { grantRoles, migrateLedger } from '@/db/migrate';
import { locateBinaries, programOf } from '@/server/postgres/binaries';
import { ensureCluster, type Place, processOptions } from '@/server/postgres/cluster';
import { clusterFolder, prepareDataDir } from '@/server/postgres/data-folder';
import { findFreePort } from './free-port';
import { copyKeptCluster } from './kept-cluster';
import { ensureMade, SHIPPED, type TestServer } from './ledger';

declare module 'vitest' {
  interface ProvidedContext {
    postgresPort: number;
    postgresPassword: string;
  }
}

/** Makes the roles, a migrated database, and the shipped ledger, which the test files copy. */
async function makeTemplates(server: TestServer): Promise<void> {
  const { port, password } = server;
  const admin = postgres({ host: '127.0.0.1', port, user: 'postgres', password, max: 1 });
  await admin.unsafe(`create role owner login createrole password '${password}'`);
  await admin.unsafe(`create role editor login password '${password}'`);
  await admin.unsafe(`create role web login password '${password}'`);
  await admin.unsafe('create database ledger_template owner owner');
  const ownerUrl = `postgres://owner:${password}@127.0.0.1:${port}/ledger_template`;
  await migrateLedger(ownerUrl);
  await grantRoles(ownerUrl, { reader: 'web', appender: 'editor' });
  await ensureMade(admin, server, SHIPPED);
  await admin.end();
}

/** Starts the server and waits until it takes connections; what it says is kept for a failure. */
async function startServer(place: Place, port: number): Promise<ChildProcess> {
  const child = spawn(
    programOf(place.binaries, 'postgres'),
    [
      ...['-D', clusterFolder(place.dataDir), '-p', String(port), '-h', '127.0.0.1', '-k', ''],
      // Nothing here outlives the tests, so nothing waits for the disk.
      ...['-c', 'fsync=off', '-c', 'max_connections=300'],
    ],
    { ...processOptions(place), stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('ready to accept connections')) resolve();
    });
    child.once('exit', () => reject(new Error(`Postgres ended:\n${said}`)));
  });
  return child;
}

/** Stops a server as it wants to be stopped: nothing is left to recover. */
async function stopServer(server: ChildProcess): Promise<void> {
  server.kill('SIGINT');
  await once(server, 'exit');
}

async function prepare(dataDir: string): Promise<{ place: Place; password: string }> {
  const note = () => {};
  const runAs = prepareDataDir(dataDir, note);
  const place = { dataDir, runAs, binaries: await locateBinaries() };
  const { superuser } = await ensureCluster(place, note);
  return { place, password: superuser };
}

async function makeCluster(dataDir: string): Promise<void> {
  await mkdir(dataDir);
  const { place, password } = await prepare(dataDir);
  const port = await findFreePort();
  const server = await startServer(place, port);
  await makeTemplates({ port, password });
  await stopServer(server);
}

/** One real Postgres for all integration tests, in a folder of its own that goes away with it. */
export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'casualty-ledger-tests-'));
  // As root, Postgres runs as a user of its own, who must be able to enter the folder.
  await chmod(folder, 0o755);
  const dataDir = path.join(folder, 'data');
  await copyKeptCluster(dataDir, makeCluster);
  const { place, password } = await prepare(dataDir);
  const port = await findFreePort();
  const server = await startServer(place, port);
  project.provide('postgresPort', port);
  project.provide('postgresPassword', password);
  return async () => {
    await stopServer(server);
    await rm(folder, { recursive: true, force: true });
  };
}
