import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { locateBinaries, programOf } from '@/server/postgres/binaries';
import { ensureCluster, processOptions } from '@/server/postgres/cluster';
import { clusterFolder, prepareDataDir } from '@/server/postgres/data-folder';
import { findFreePort } from '../../integration/free-port';

/** All that the disk of the tests holds, where it may be a small one. */
const DISK = '900m';
const MAX_CONNECTIONS = 60;
const READY = 'ready to accept connections';

/** A real Postgres that faults are done to. */
export type Cluster = {
  dataDir: string;
  /** Whether its data lie on a small disk of their own, which can be filled. */
  onSmallDisk: boolean;
  urlOf: (user: 'postgres' | 'owner' | 'editor' | 'web', database?: string) => string;
  isRunning: () => boolean;
  /** Resolves when it takes connections. */
  start: () => Promise<void>;
  /** Ends it: SIGINT shuts down, SIGKILL leaves everything as it stands. */
  end: (signal: 'SIGINT' | 'SIGKILL') => Promise<void>;
  remove: () => Promise<void>;
};

/** Only root may mount. */
function mountSmallDisk(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK},mode=755`, 'tmpfs', folder], {
      stdio: 'pipe',
    });
    return true;
  } catch {
    return false;
  }
}

/** Starts Postgres once. @returns null where it ended at once, as a killed one's children linger */
async function tryStart(spawnServer: () => ChildProcess): Promise<ChildProcess | null> {
  const child = spawnServer();
  let said = '';
  const ready = new Promise<ChildProcess>((resolve) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4_000);
      if (said.includes(READY)) resolve(child);
    });
  });
  return Promise.race([ready, once(child, 'exit').then(() => null)]);
}

export async function createCluster(wantsSmallDisk: boolean): Promise<Cluster> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'casualty-ledger-faults-'));
  await chmod(dataDir, 0o755);
  const onSmallDisk = wantsSmallDisk && mountSmallDisk(dataDir);
  const note = () => {};
  const runAs = prepareDataDir(dataDir, note);
  const place = { dataDir, runAs, binaries: await locateBinaries() };
  const { superuser: password } = await ensureCluster(place, note);
  const port = await findFreePort();
  const settings = [`max_connections=${MAX_CONNECTIONS}`, 'max_wal_size=64MB', 'lc_messages=C'];
  const args = ['-D', clusterFolder(dataDir), '-p', String(port), '-h', '127.0.0.1', '-k', ''];
  const flags = settings.flatMap((setting) => ['-c', setting]);
  const spawnServer = () =>
    spawn(programOf(place.binaries, 'postgres'), [...args, ...flags], {
      ...processOptions(place),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  let child: ChildProcess | null = null;
  const isRunning = () => child !== null && child.exitCode === null && child.signalCode === null;
  return {
    dataDir,
    onSmallDisk,
    urlOf: (user, database = 'ledger') =>
      `postgres://${user}:${password}@127.0.0.1:${port}/${database}`,
    isRunning,
    start: async () => {
      for (let tries = 0; ; tries += 1) {
        child = await tryStart(spawnServer);
        if (child) return;
        if (tries > 100) throw new Error('Postgres does not start');
        await sleep(50);
      }
    },
    end: async (signal) => {
      if (!child || !isRunning()) return;
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    },
    remove: async () => {
      if (onSmallDisk) execFileSync('umount', ['-l', dataDir]);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Makes the three roles and an empty database; `npm start` migrates and fills it. */
export async function prepareRoles(cluster: Cluster): Promise<void> {
  const url = cluster.urlOf('postgres', 'postgres');
  const { password } = new URL(url);
  const admin = postgres(url, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create role owner login createrole password '${password}'`);
  for (const role of ['editor', 'web']) {
    await admin.unsafe(`create role ${role} login password '${password}'`);
  }
  await admin.unsafe('create database ledger owner owner');
  await admin.end();
}
