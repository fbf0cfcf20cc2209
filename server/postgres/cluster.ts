import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bareEnvironment, OWN_GROUP, runningChild, whenEnded } from '../child';
import { StartError } from '../start-error';
import type { Note } from '../steps';
import type { Stopper } from '../stopper';
import type { Binaries } from './binaries';
import type { RunAs } from './run-as';
import { makeSecrets, readSecrets, type Secrets, writePrivately } from './secrets';

export const SUPERUSER = 'postgres';

/** Everything that has to do with one data folder. */
export type Place = { dataDir: string; binaries: Binaries; runAs: RunAs; stopper: Stopper };

/** Postgres' own folder within the data folder. */
export const clusterFolder = (dataDir: string) => path.join(dataDir, 'postgres');

/** Stands beside the database since it was made, so that its loss is told from a first start. */
const madeMark = (dataDir: string) => path.join(dataDir, 'database-made');

async function keepMark(dataDir: string): Promise<void> {
  if (!existsSync(madeMark(dataDir))) await writeFile(madeMark(dataDir), '');
}

/** A new ledger would give out again the positions and versions that the lost one's readers cite. */
function refuseLoss(dataDir: string): void {
  if (!existsSync(madeMark(dataDir))) return;
  throw new StartError(
    `${dataDir} held a database, and its folder (${clusterFolder(dataDir)}) is gone.`,
    `Put the folder back from a backup. To begin a new ledger in its place, with the shipped figures alone: rm ${madeMark(dataDir)}`,
  );
}

/** Runs one of Postgres' programs to its end. @returns its exit code and what it said */
async function runProgram(place: Place, program: string, args: string[], input?: string) {
  const child = spawn(program, args, {
    ...OWN_GROUP,
    ...place.runAs,
    cwd: place.dataDir,
    env: bareEnvironment({ LC_ALL: 'C', TZ: 'UTC' }),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  const collect = (chunk: Buffer) => {
    said += chunk.toString('utf8');
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  child.stdin.on('error', () => {}); // it ended before it read: its exit code tells
  child.stdin.end(input);
  place.stopper.add(runningChild(child, 5000));
  const ended = await whenEnded(child);
  return { ok: child.exitCode === 0, ended, said: said.trim().split('\n').slice(-8).join('\n') };
}

/**
 * Makes the database's files. They are made under another name and renamed when they are whole, so
 * that what a kill left half-made is never taken for a database.
 */
async function initialise(place: Place, password: string): Promise<void> {
  const { dataDir, runAs, binaries } = place;
  const half = path.join(dataDir, `postgres.half-made-${randomUUID()}`);
  const passwordFile = `${half}.password`;
  await mkdir(half, { mode: 0o700 });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  for (const made of runAs ? [half, passwordFile] : []) {
    await chown(made, runAs?.uid ?? -1, runAs?.gid ?? -1);
  }
  const result = await runProgram(place, binaries.initdb, [
    `--pgdata=${half}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    // Code point order and full Unicode case folding, the same on every machine.
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ]);
  await rm(passwordFile, { force: true });
  if (!result.ok) {
    await rm(half, { recursive: true, force: true });
    throw new StartError(
      `The embedded Postgres could not make its files in ${dataDir} (${result.ended}):\n${result.said}`,
      'Mend what it names, or keep the data on another disk: DATA_DIR=/another/folder npm start',
    );
  }
  await rename(half, clusterFolder(dataDir));
}

async function removeHalfMade(dataDir: string): Promise<number> {
  const half = (await readdir(dataDir)).filter((name) => name.startsWith('postgres.half-made-'));
  for (const name of half) {
    // An initdb that outlived its supervisor may still be writing there for a moment.
    await rm(path.join(dataDir, name), { recursive: true, force: true, maxRetries: 10 });
  }
  return half.filter((name) => !name.endsWith('.password')).length;
}

/** Sets the superuser's password without knowing the old one, which Postgres' owner may do. */
async function resetPassword(place: Place, password: string): Promise<void> {
  const args = ['--single', '-D', clusterFolder(place.dataDir), 'template1'];
  const statement = `ALTER ROLE ${SUPERUSER} PASSWORD '${password}';\n`;
  const result = await runProgram(place, place.binaries.postgres, args, statement);
  if (!result.ok) throw new Error(`postgres --single failed (${result.ended}): ${result.said}`);
}

async function checkVersion(place: Place): Promise<void> {
  const folder = clusterFolder(place.dataDir);
  const theirs = (await readFile(path.join(folder, 'PG_VERSION'), 'utf8')).trim();
  const ours = place.binaries.version.split('.')[0];
  if (theirs === ours) return;
  throw new StartError(
    `The data in ${folder} were made by Postgres ${theirs}; the embedded one is Postgres ${ours}.`,
    'Give the data a new folder (DATA_DIR=/another/folder npm start), or use the version of Casualty Ledger that made them.',
  );
}

/**
 * Makes the database's files if there are none, and finds or makes the passwords. To be called
 * while no Postgres runs on them. Whatever moment an earlier call was killed at, this one mends it.
 */
export async function ensureCluster(place: Place, note: Note): Promise<Secrets> {
  const folder = clusterFolder(place.dataDir);
  const secretsFile = path.join(place.dataDir, 'secrets.json');
  if ((await removeHalfMade(place.dataDir)) > 0) note('what a killed start had half made is gone');
  const kept = await readSecrets(secretsFile);
  const secrets = kept ?? makeSecrets();

  if (existsSync(path.join(folder, 'PG_VERSION'))) {
    await checkVersion(place);
    await keepMark(place.dataDir);
    if (kept) return kept;
    // The file was deleted or damaged: the data are worth more than their passwords.
    await resetPassword(place, secrets.superuser);
    await writePrivately(secretsFile, secrets);
    note('its passwords were lost and are made anew');
    return secrets;
  }
  if (existsSync(folder) && (await readdir(folder)).length > 0) {
    throw new StartError(
      `${folder} is not empty, and holds no database.`,
      'Move it away, or keep the data elsewhere: DATA_DIR=/another/folder npm start',
    );
  }
  refuseLoss(place.dataDir);
  await writePrivately(secretsFile, secrets);
  await initialise(place, secrets.superuser);
  await keepMark(place.dataDir);
  note('made');
  return secrets;
}
