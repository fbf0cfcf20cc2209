import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { realpath, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ADDRESS_VARIABLES, addressFile, type DatabaseAddresses } from '@/db/addresses';
import { endChild, OWN_GROUP, whenEnded } from '../child';
import { findFreePort } from '../port';
import { StartError } from '../start-error';
import { locateBinaries, programOf } from './binaries';
import { ensureCluster, type Note, type Place, processOptions } from './cluster';
import { clusterFolder, type RunAs, reachableBinaries } from './data-folder';
import { stopByPgCtl } from './pg-ctl';
import { ensureLedgerDatabase } from './roles';
import { writePrivately } from './secrets';

const STOP_MS = 30_000;
const LARGE_LOG = 5_000_000;
const ORPHAN_STOPPED = 'one that a killed start left running was stopped';

/** Passing troubles: another program took the port first, or a killed server's children linger. */
const PASSING = /could not bind|Address already in use|is still in use|lock file .* already exists/;
const ATTEMPTS = 8;
const FIRST_PAUSE_MS = 50;

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  // A socket's path may not be longer than 107 bytes, and a data folder's may.
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  // NOTIFY cannot be forbidden to a role, and is not used: what it leaves on the disk is bounded.
  max_notify_queue_pages: '64',
};

export type Embedded = {
  addresses: DatabaseAddresses;
  /** Resolves, with how it ended, when Postgres is gone. */
  ended: Promise<string>;
  /** Shuts it down: connections are cut, everything committed is on disk. */
  stop: () => Promise<void>;
  /** Ends it at once; the next start recovers what was committed. */
  kill: () => void;
};

const pidFile = (place: Place) => path.join(clusterFolder(place.dataDir), 'postmaster.pid');

/** The command line of a process; empty where there is no such process. */
function commandOf(pid: number): string {
  try {
    return process.platform === 'linux'
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      : execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/**
 * Stops a Postgres that runs on our data because the program that started it was killed. To be called
 * by the one process that may start here. After a crash the process id in its file may belong to
 * anything, so that its command line has to name our folder.
 */
async function stopOrphan(place: Place, note: Note): Promise<void> {
  const file = pidFile(place);
  if (!existsSync(file)) return;
  if (process.platform === 'win32') {
    if (await stopByPgCtl(place, STOP_MS / 1000)) note(ORPHAN_STOPPED);
    return;
  }
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const isOurs = () => commandOf(pid).includes(` -D ${clusterFolder(place.dataDir)} `);
  if (!isOurs()) return rmSync(file, { force: true });
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    process.kill(pid, signal);
    for (const began = Date.now(); isOurs() && Date.now() - began < STOP_MS; ) await sleep(50);
    if (!isOurs()) break;
  }
  note(ORPHAN_STOPPED);
}

/** Opens the server's log. A file and no pipe: it must not break when the start program is killed. */
function openLog(place: Place): { fd: number; file: string; from: number } {
  const file = path.join(place.dataDir, 'postgres.log');
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LARGE_LOG) renameSync(file, `${file}.1`);
  return { fd: openSync(file, 'a', 0o600), file, from: size > LARGE_LOG ? 0 : size };
}

/** Waits until Postgres writes "ready" about itself. @returns false when it ended before */
async function waitUntilReady(place: Place, child: ChildProcess): Promise<boolean> {
  const progress = { hasEnded: false };
  void whenEnded(child).then(() => {
    progress.hasEnded = true;
  });
  // Recovery after a crash of a large database takes its time.
  while (!progress.hasEnded) {
    const lines = existsSync(pidFile(place))
      ? readFileSync(pidFile(place), 'utf8').split('\n')
      : [];
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return true;
    await sleep(20);
  }
  return false;
}

/** What to do about a Postgres that did not start, by its last words. */
function fixOf(said: string, log: string): string {
  // Windows: an ordinary terminal of an administrator's account will do.
  return said.includes('administrative permissions')
    ? 'Start from a terminal that was not opened "as administrator", as an ordinary user: npm start'
    : `Its log is ${log}. Correct what it names, then: npm start`;
}

/** Starts Postgres on a free port of this machine alone, and waits until it accepts connections. */
async function startPostgres(place: Place, signal: AbortSignal) {
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  for (let attempt = 1; ; attempt += 1) {
    const log = openLog(place);
    const port = await findFreePort();
    const args = ['-D', clusterFolder(place.dataDir), '-p', String(port), ...settings];
    const child = spawn(programOf(place.binaries, 'postgres'), args, {
      ...OWN_GROUP,
      ...processOptions(place),
      stdio: ['ignore', 'ignore', log.fd],
    });
    closeSync(log.fd);
    const stopEarly = () => void child.kill('SIGQUIT');
    signal.addEventListener('abort', stopEarly);
    const isReady = await waitUntilReady(place, child);
    signal.removeEventListener('abort', stopEarly);
    if (isReady) return { child, port };
    signal.throwIfAborted();
    const said = readFileSync(log.file, 'utf8').slice(log.from).trim();
    if (!PASSING.test(said) || attempt === ATTEMPTS) {
      throw new StartError(
        `The embedded Postgres did not start (${await whenEnded(child)}). Its last words:\n${said.split('\n').slice(-8).join('\n')}`,
        fixOf(said, log.file),
      );
    }
    await sleep(FIRST_PAUSE_MS * 2 ** attempt);
  }
}

/**
 * Starts the embedded Postgres with the ledger's database and its three roles, also where an earlier
 * start was killed. Its addresses are in the data folder until it is stopped.
 * @param dataDir a folder from `prepareDataDir`, which no other process starts a Postgres in
 * @param signal ends the start when it is aborted
 */
export async function startEmbedded(
  dataDir: string,
  runAs: RunAs,
  note: Note,
  signal: AbortSignal,
): Promise<Embedded> {
  const binaries = await reachableBinaries(await locateBinaries(), dataDir, runAs);
  // One spelling of the folder, by which a Postgres that was left running in it is known.
  const place: Place = { dataDir: await realpath(dataDir), binaries, runAs };
  await stopOrphan(place, note);
  const secrets = await ensureCluster(place, note);
  const { child, port } = await startPostgres(place, signal);
  const stop = async () => {
    if (process.platform === 'win32') await stopByPgCtl(place, STOP_MS / 1000);
    await endChild(child, ['SIGINT', 'SIGQUIT'], STOP_MS);
    await rm(addressFile(dataDir), { force: true });
  };
  try {
    const addresses = await ensureLedgerDatabase(port, secrets);
    await writePrivately(addressFile(dataDir), {
      [ADDRESS_VARIABLES.reader]: addresses.reader,
      [ADDRESS_VARIABLES.appender]: addresses.appender,
      [ADDRESS_VARIABLES.owner]: addresses.owner,
    });
    note(`on 127.0.0.1:${port}`);
    // SIGQUIT ends all of it at once; SIGKILL would leave children.
    return { addresses, ended: whenEnded(child), stop, kill: () => void child.kill('SIGQUIT') };
  } catch (error) {
    await stop();
    throw error;
  }
}
