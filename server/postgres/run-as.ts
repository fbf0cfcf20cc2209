import { execFileSync } from 'node:child_process';
import { chmodSync, type Stats, statSync } from 'node:fs';
import { chown, cp, lchown, mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { StartError } from '../start-error';
import type { Note } from '../steps';
import type { Binaries } from './binaries';

/** Whom Postgres runs as: nobody special, or, when this is root (which Postgres refuses), a user. */
export type RunAs = { uid: number; gid: number } | null;

const SYSTEM_USER = 'postgres';

const isRoot = () => process.getuid?.() === 0;

function readIds(): { uid: number; gid: number } | null {
  const id = (which: string) =>
    Number(execFileSync('id', [which, SYSTEM_USER], { encoding: 'utf8', stdio: 'pipe' }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null; // `id` fails when there is no such user
  }
}

function createSystemUser(): void {
  try {
    execFileSync('groupadd', ['--system', SYSTEM_USER], { stdio: 'pipe' });
    const shell = ['--no-create-home', '--shell', '/usr/sbin/nologin'];
    execFileSync('useradd', ['--system', ...shell, '-g', SYSTEM_USER, SYSTEM_USER], {
      stdio: 'pipe',
    });
  } catch (error) {
    throw new StartError(
      `This is root, whom Postgres refuses to run as, and no user "${SYSTEM_USER}" could be made to run it.`,
      `Start as an ordinary user, or make that user first: useradd --system ${SYSTEM_USER}`,
      { cause: error },
    );
  }
}

function mayPass(folder: Stats, user: { uid: number; gid: number }): boolean {
  if (folder.uid === user.uid) return (folder.mode & 0o100) !== 0;
  if (folder.gid === user.gid) return (folder.mode & 0o010) !== 0;
  return (folder.mode & 0o001) !== 0;
}

/**
 * The first folder on the way to a path that a user cannot pass through, or `null`. What does not
 * exist yet is no barrier.
 */
export function findBarrier(
  target: string,
  user: { uid: number; gid: number },
  look: (folder: string) => Stats | undefined = (folder) =>
    statSync(folder, { throwIfNoEntry: false }),
): string | null {
  const parts = path.resolve(target).split(path.sep).filter(Boolean);
  const folders = ['/', ...parts.map((_, at) => `/${parts.slice(0, at + 1).join('/')}`)];
  for (const folder of folders) {
    const about = look(folder);
    if (!about) return null;
    if (about.isDirectory() && !mayPass(about, user)) return folder;
  }
  return null;
}

/** Somebody of whom nothing is known yet: what every other user of this machine may do. */
const STRANGER = { uid: -1, gid: -1 };

/**
 * Makes the data folder and chooses whom Postgres runs as. As root that is the owner of the data
 * that is there already (a container made anew may number its users otherwise), else the user
 * `postgres`, who is made if missing.
 * @param cluster folder of the database's own files within it, whether it is there or not
 * @throws StartError naming the folder that bars that user's way; nothing is made then
 */
export async function prepareDataDir(dataDir: string, cluster: string, note: Note): Promise<RunAs> {
  if (statSync(dataDir, { throwIfNoEntry: false })?.isFile()) {
    throw new StartError(
      `The data folder ${dataDir} is a file.`,
      'Name a folder, or what is to become one: DATA_DIR=/another/folder npm start',
    );
  }
  if (!isRoot()) {
    await mkdir(dataDir, { recursive: true });
    return null;
  }
  const owner = statSync(cluster, { throwIfNoEntry: false });
  const found = owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : readIds();
  const barrier = findBarrier(dataDir, found ?? STRANGER);
  if (barrier) {
    throw new StartError(
      `Postgres cannot reach the data folder ${dataDir}: this is root, Postgres runs as the user "${SYSTEM_USER}", and ${barrier} does not let other users through.`,
      `Keep the data elsewhere: DATA_DIR=/var/lib/casualty-ledger npm start\nOr start as an ordinary user, or open the way: chmod o+x ${barrier}`,
    );
  }
  const made = await mkdir(dataDir, { recursive: true });
  // A strict umask must not make barriers of the folders that were just made.
  for (let folder = dataDir; made && folder.length >= made.length; folder = path.dirname(folder)) {
    chmodSync(folder, 0o755);
  }
  if (!found) createSystemUser();
  const runAs = found ?? readIds();
  if (!runAs) throw new Error(`useradd made no user ${SYSTEM_USER}`);
  if (!found) note(`as root, so a system user "${SYSTEM_USER}" was made to run Postgres`);
  else if (!owner) note(`as root, so Postgres runs as the system user "${SYSTEM_USER}"`);
  return runAs;
}

async function giveTo(folder: string, user: { uid: number; gid: number }): Promise<void> {
  await chown(folder, user.uid, user.gid);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) await giveTo(file, user);
    else await lchown(file, user.uid, user.gid);
  }
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
  if (!statSync(folder, { throwIfNoEntry: false })) {
    const half = `${folder}.half-made`;
    await rm(half, { recursive: true, force: true });
    await cp(binaries.folder, half, { recursive: true, verbatimSymlinks: true });
    await giveTo(half, runAs);
    await rename(half, folder);
  }
  const moved = (file: string) => path.join(folder, path.relative(binaries.folder, file));
  return {
    ...binaries,
    folder,
    initdb: moved(binaries.initdb),
    postgres: moved(binaries.postgres),
    pgCtl: moved(binaries.pgCtl),
  };
}
