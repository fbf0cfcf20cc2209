import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, chmod, cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type postgres from 'postgres';
import { type Binaries, programOf } from '@/server/postgres/binaries';
import { clusterFolder, type RunAs } from '@/server/postgres/data-folder';
import { findFreePort } from '../../integration/free-port';

/** The Postgres that replicas follow. */
export type Primary = {
  dataDir: string;
  binaries: Binaries;
  runAs: RunAs;
  /** As its superuser. */
  admin: postgres.Sql;
  password: string;
};

/** A real streaming replica. */
export type Replica = {
  name: string;
  port: number;
  kill: () => Promise<void>;
  start: () => Promise<void>;
};

/** Copies the primary's files while it runs, in backup mode. Its own life's files stay behind. */
async function copyFiles({ dataDir, admin, runAs }: Primary, folder: string): Promise<void> {
  const source = clusterFolder(dataDir);
  const left = new Set(['postmaster.pid', 'postmaster.opts', 'pg_wal', 'pg_replslot']);
  await admin`select pg_backup_start('replica', true)`;
  await mkdir(folder, { mode: 0o700 });
  for (const name of await readdir(source)) {
    if (left.has(name)) continue;
    await cp(path.join(source, name), path.join(folder, name), { recursive: true });
  }
  const [stopped] = await admin<
    { labelfile: string }[]
  >`select labelfile from pg_backup_stop(false)`;
  if (!stopped) throw new Error('the backup mode gave no label');
  await writeFile(path.join(folder, 'backup_label'), stopped.labelfile);
  for (const name of ['pg_wal', 'pg_wal/archive_status', 'pg_wal/summaries', 'pg_replslot']) {
    await mkdir(path.join(folder, name), { mode: 0o700 });
  }
  await writeFile(path.join(folder, 'standby.signal'), '');
  if (runAs) execFileSync('chown', ['-R', `${runAs.uid}:${runAs.gid}`, folder]);
}

/**
 * Makes a replica, with a slot of its own, which keeps for it what it has not received.
 * @param through the port by which it reaches the primary
 */
export async function createReplica(
  primary: Primary,
  name: string,
  through: number,
  parent: string,
): Promise<Replica> {
  const { binaries, runAs, admin, password } = primary;
  await admin`select pg_create_physical_replication_slot(${name}, true)`;
  const folder = path.join(parent, name);
  await copyFiles(primary, folder);
  await appendFile(
    path.join(folder, 'postgresql.auto.conf'),
    `primary_conninfo = 'host=127.0.0.1 port=${through} user=postgres password=${password} application_name=${name}'
primary_slot_name = '${name}'
wal_receiver_timeout = '2s'
wal_retrieve_retry_interval = '200ms'\n`,
  );
  await chmod(folder, 0o700);
  const port = await findFreePort();
  let child: ChildProcess | null = null;
  const start = async () => {
    child = spawn(
      programOf(binaries, 'postgres'),
      ['-D', folder, '-p', String(port), '-h', '127.0.0.1', '-k', ''],
      { ...runAs, cwd: parent, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const started = child;
    let said = '';
    await new Promise<void>((resolve, reject) => {
      started.stderr?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('ready to accept read-only connections')) resolve();
      });
      started.once('exit', () => reject(new Error(`the replica ${name} ended:\n${said}`)));
    });
  };
  return {
    name,
    port,
    start,
    async kill() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      // Its other processes see that the first is gone, and end.
      child.kill('SIGKILL');
      await once(child, 'exit');
      await rm(path.join(folder, 'postmaster.pid'), { force: true });
    },
  };
}
