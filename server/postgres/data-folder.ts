import { execFileSync } from 'node:child_process';
import { accessSync, chmodSync, constants, mkdirSync, type Stats, statSync } from 'node:fs';
import { cp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { StartError } from '../start-error';
import type { Binaries } from './binaries';

/** The user that Postgres runs as: null for this one; as root, which Postgres refuses, another. */
export type RunAs = { uid: number; gid: number } | null;
type User = NonNullable<RunAs>;

const SYSTEM_USER = 'postgres';
/** A user of whom nothing is known yet: may do what every other user of this machine may. */
const STRANGER: User = { uid: -1, gid: -1 };

/** Postgres' own folder within the data folder. */
export const clusterFolder = (dataDir: string) => path.join(dataDir, 'postgres');

function findSystemUser(): RunAs {
  const id = (which: string) =>
    Number(execFileSync('id', [which, SYSTEM_USER], { encoding: 'utf8', stdio: 'pipe' }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null; // `id` fails when there is no such user
  }
}

function createSystemUser(): User {
  const shell = ['--no-create-home', '--shell', '/usr/sbin/nologin', '--user-group'];
  try {
    execFileSync('useradd', ['--system', ...shell, SYSTEM_USER], { stdio: 'pipe' });
  } catch (cause) {
    throw new StartError(
      `This is root, whom Postgres refuses to run as, and no user "${SYSTEM_USER}" could be made to run it.`,
      `Start as an ordinary user, or make that user first: useradd --system ${SYSTEM_USER}`,
      { cause },
    );
  }
  return findSystemUser() ?? STRANGER;
}

/** Every folder on the way to a path, from the root down to itself. */
function foldersTo(target: string): string[] {
  const parent = path.dirname(target);
  return parent === target ? [target] : [...foldersTo(parent), target];
}

/** What is at a path; undefined where nothing is, or where a file is on the way to it. */
function look(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined; // making the folder says why
  }
}

/** The first folder on the way to a path that a user cannot pass through, or null. */
function findBarrier(target: string, user: User): string | null {
  const isClosed = (folder: string) => {
    const about = look(folder);
    if (!about?.isDirectory()) return false; // what does not exist yet bars nobody
    const bit = about.uid === user.uid ? 0o100 : about.gid === user.gid ? 0o010 : 0o001;
    return (about.mode & bit) === 0;
  };
  return foldersTo(path.resolve(target)).find(isClosed) ?? null;
}

function makeFolder(dataDir: string): void {
  try {
    // One by one: `recursive` never ends in /proc, and a strict umask as root would close the new
    // folders to Postgres' user.
    for (const folder of foldersTo(dataDir).filter((one) => look(one) === undefined)) {
      mkdirSync(folder);
      if (process.getuid?.() === 0) chmodSync(folder, 0o755);
    }
    if (!look(dataDir)?.isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' });
    accessSync(dataDir, constants.W_OK | constants.X_OK);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : String(cause);
    const words =
      code === 'ENOTDIR'
        ? 'is a file, or lies below one'
        : code === 'EEXIST' || code === 'ELOOP'
          ? 'is a link that leads to no folder, or lies below one'
          : `cannot be made or written by this user (${code})`;
    throw new StartError(
      `The data folder ${dataDir} ${words}.`,
      'Name a folder that can be, whether it exists or not: DATA_DIR=/another/folder npm start',
      { cause },
    );
  }
}

/**
 * Makes the data folder and chooses the user that Postgres runs as. As root that is the owner of the
 * data that are there already (a new container may number its users otherwise), else the user
 * `postgres`, who is made if missing.
 * @throws StartError where it cannot be made or written, or where Postgres' user could not reach it
 */
export function prepareDataDir(dataDir: string, note: (text: string) => void): RunAs {
  if (process.getuid?.() !== 0) {
    makeFolder(dataDir);
    return null;
  }
  const owner = look(clusterFolder(dataDir));
  const found = owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : findSystemUser();
  const barrier = findBarrier(dataDir, found ?? STRANGER);
  if (barrier) {
    throw new StartError(
      `Postgres cannot reach the data folder ${dataDir}: this is root, Postgres runs as the user "${SYSTEM_USER}", and ${barrier} does not let other users through.`,
      `Keep the data elsewhere: DATA_DIR=/var/lib/casualty-ledger npm start\nOr start as an ordinary user, or open the way: chmod o+x ${barrier}`,
    );
  }
  makeFolder(dataDir);
  if (found === null) note(`as root, so a system user "${SYSTEM_USER}" was made to run Postgres`);
  return found ?? createSystemUser();
}

/**
 * The programs where Postgres' user can run them. A project in root's own home is closed to that
 * user, programs and all: they are then copied beside the data, once for each version.
 */
export async function reachableBinaries(
  binaries: Binaries,
  dataDir: string,
  runAs: RunAs,
): Promise<Binaries> {
  if (!runAs || !findBarrier(binaries.folder, runAs)) return binaries;
  const folder = path.join(dataDir, `postgres-program-${binaries.version}`);
  if (!look(folder)) {
    const half = `${folder}.half-made`;
    await rm(half, { recursive: true, force: true });
    await cp(binaries.folder, half, { recursive: true, verbatimSymlinks: true });
    await rename(half, folder);
  }
  return { ...binaries, folder };
}
