import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bareEnvironment, OWN_GROUP, whenEnded } from '../child';
import { findFreePort } from '../port';
import { commandLine, isAlive } from '../process-identity';
import { StartError } from '../start-error';
import type { Note } from '../steps';
import { Stopping } from '../stopper';
import { clusterFolder, type Place } from './cluster';

/** Recovery after a crash of a large database takes its time. */
const READY_MS = 600_000;
const STOP_MS = 30_000;
const LARGE_LOG = 5_000_000;

/** Passing troubles: another program took the port first, or a killed server's children linger. */
const PASSING = /could not bind|Address already in use|is still in use|lock file .* already exists/;
const ATTEMPTS = 8;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;

/** What Postgres writes about itself into its folder: process id, and how far it has come. */
function readPidFile(folder: string): { pid: number; status: string } | null {
  try {
    const lines = readFileSync(path.join(folder, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), status: lines[7]?.trim() ?? '' };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

async function waitUntilGone(pid: number, patienceMs: number): Promise<boolean> {
  const began = Date.now();
  while (isAlive(pid)) {
    if (Date.now() - began > patienceMs) return false;
    await sleep(50);
  }
  return true;
}

/** Asks a Postgres to shut down fast: connections are cut, everything committed is on disk. */
function askToStop(place: Place, pid: number): void {
  if (process.platform !== 'win32') {
    if (isAlive(pid)) process.kill(pid, 'SIGINT');
    return;
  }
  // Windows has no signals: Postgres listens on a pipe that its own tool knows.
  const args = ['stop', '-D', clusterFolder(place.dataDir), '-m', 'fast', '-W'];
  spawnSync(place.binaries.pgCtl, args, { windowsHide: true });
}

/**
 * Stops a Postgres that runs on our data because its supervisor was killed. The process id in its
 * file may by now belong to anything, so it must be a postgres that was started with our folder.
 */
export async function stopOrphan(place: Place, note: Note): Promise<void> {
  const folder = clusterFolder(place.dataDir);
  const found = readPidFile(folder);
  if (!found || !Number.isSafeInteger(found.pid) || found.pid <= 0 || !isAlive(found.pid)) return;
  const command = commandLine(found.pid);
  if (!command?.includes('postgres') || !command.includes(` -D ${folder} `)) return;
  askToStop(place, found.pid);
  if (!(await waitUntilGone(found.pid, STOP_MS))) {
    process.kill(found.pid, 'SIGQUIT');
    if (!(await waitUntilGone(found.pid, STOP_MS))) {
      throw new StartError(
        `A Postgres that an earlier start left behind does not stop: process ${found.pid}.`,
        `Stop it, then start again: kill -QUIT ${found.pid}`,
      );
    }
  }
  note('one that a killed start left running was stopped');
}

/** Opens the server's log. A file and no pipe: it must not break when the supervisor is killed. */
function openLog(place: Place): { fd: number; file: string; from: number } {
  const file = path.join(place.dataDir, 'postgres.log');
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LARGE_LOG) renameSync(file, `${file}.1`);
  return { fd: openSync(file, 'a', 0o600), file, from: size > LARGE_LOG ? 0 : size };
}

function spawnPostgres(place: Place, port: number, log: number): ChildProcess {
  const options = {
    listen_addresses: '127.0.0.1',
    // A socket's path may not be longer than 107 bytes, and a data folder's may.
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    // NOTIFY cannot be forbidden to a role, and is not used: what it leaves on the disk is bounded.
    max_notify_queue_pages: '64',
  };
  const flags = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const folder = clusterFolder(place.dataDir);
  return spawn(place.binaries.postgres, ['-D', folder, '-p', String(port), ...flags], {
    ...OWN_GROUP,
    ...place.runAs,
    cwd: place.dataDir,
    env: bareEnvironment({ LC_ALL: 'C', TZ: 'UTC' }),
    stdio: ['ignore', 'ignore', log],
  });
}

/** @returns whether it became ready; `false` when it ended before */
async function waitUntilReady(place: Place, child: ChildProcess): Promise<boolean> {
  const began = Date.now();
  let ended = false;
  void whenEnded(child).then(() => {
    ended = true;
  });
  while (!ended && Date.now() - began < READY_MS) {
    const about = readPidFile(clusterFolder(place.dataDir));
    if (about?.pid === child.pid && about?.status === 'ready') return true;
    await sleep(20);
  }
  return false;
}

type Running = {
  port: number;
  logFile: string;
  /** Resolves, with how it ended, when Postgres is gone. */
  ended: Promise<string>;
};
export type Postmaster = Running & { startAgain: () => Promise<Running> };

type Charge = (child: ChildProcess) => void;

/**
 * Puts the Postgres of a place in the stopper's charge, whichever it is when all is stopped: one that
 * was started again later must still be stopped after the web process.
 */
function takeCharge(place: Place): Charge {
  let current: ChildProcess | null = null;
  place.stopper.add({
    async stop() {
      const child = current;
      if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
      const timer = setTimeout(() => child.kill('SIGQUIT'), STOP_MS);
      askToStop(place, child.pid);
      await whenEnded(child);
      clearTimeout(timer);
    },
    // SIGQUIT ends all of it at once and recovers at the next start; SIGKILL would leave children.
    force: () => void current?.kill('SIGQUIT'),
  });
  return (child) => {
    current = child;
    if (!place.stopper.isStopping) return;
    child.kill('SIGQUIT');
    throw new Stopping();
  };
}

/** @param given the port to listen on; a free one at each attempt where it is null */
async function start(place: Place, charge: Charge, given: number | null): Promise<Running> {
  for (let attempt = 1; ; attempt++) {
    const log = openLog(place);
    const port = given ?? (await findFreePort());
    const child = spawnPostgres(place, port, log.fd);
    closeSync(log.fd);
    charge(child);
    if (await waitUntilReady(place, child)) {
      return { port, logFile: log.file, ended: whenEnded(child) };
    }
    const said = readFileSync(log.file, 'utf8').slice(log.from).trim();
    if (!PASSING.test(said) || attempt === ATTEMPTS) {
      throw new StartError(
        `The embedded Postgres did not start (${await whenEnded(child)}). Its last words:\n${said.split('\n').slice(-8).join('\n')}`,
        `Its log is ${log.file}. Mend what it names, then: npm start`,
      );
    }
    await sleep(Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS));
  }
}

/**
 * Starts Postgres on a free port of this machine alone, and waits until it accepts connections.
 * @returns it, and how to start it again on the same port when it has ended
 */
export async function startPostmaster(place: Place): Promise<Postmaster> {
  const charge = takeCharge(place);
  const first = await start(place, charge, null);
  return { ...first, startAgain: () => start(place, charge, first.port) };
}
