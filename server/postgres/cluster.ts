import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chownSync, existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bareEnvironment } from '../child';
import { StartError } from '../start-error';
import { type Binaries, programOf } from './binaries';
import { clusterFolder, type RunAs } from './data-folder';
import { makeSecrets, readSecrets, type Secrets, writePrivately } from './secrets';

export const SUPERUSER = 'postgres';

/** A data folder, the programs that work in it, and the user they run as. */
export type Place = { dataDir: string; binaries: Binaries; runAs: RunAs };

/** Says what was done, in the words of a progress line. */
export type Note = (text: string) => void;

/** How Postgres' programs are started: without a variable of ours, which could hold a secret. */
export const processOptions = ({ dataDir, runAs }: Place) => ({
  ...runAs,
  cwd: dataDir,
  env: bareEnvironment({ LC_ALL: 'C', TZ: 'UTC' }),
});

/** Runs one of Postgres' programs to its end. @throws Error with its last words where it fails */
function runProgram(place: Place, name: 'initdb' | 'postgres', args: string[], input = ''): void {
  const ended = spawnSync(programOf(place.binaries, name), args, {
    ...processOptions(place),
    input,
    encoding: 'utf8',
  });
  if (ended.status === 0) return;
  const how = ended.error?.message ?? ended.signal ?? `exit code ${ended.status}`;
  const said = `${ended.stdout ?? ''}${ended.stderr ?? ''}`.trim().split('\n').slice(-8).join('\n');
  throw new Error(`${name} failed (${how}):\n${said}`);
}

/** Stands beside the database since it was made, so that its loss is told from a first start. */
const madeMark = (dataDir: string) => path.join(dataDir, 'database-made');

/** A new ledger would give out again the positions and versions that the lost one's readers cite. */
function refuseLoss(dataDir: string): void {
  if (!existsSync(madeMark(dataDir))) return;
  throw new StartError(
    `${dataDir} held a database, and its folder (${clusterFolder(dataDir)}) is gone.`,
    `Put the folder back from a backup. To begin a new ledger in its place, with the shipped figures alone: rm ${madeMark(dataDir)}`,
  );
}

/**
 * Makes the database's files. They are made under another name and renamed when they are whole, so
 * that what a kill left half-made is never taken for a database.
 */
async function initialise(place: Place, password: string): Promise<void> {
  const half = path.join(place.dataDir, `postgres.half-made-${randomUUID()}`);
  const passwordFile = `${half}.password`;
  await mkdir(half, { mode: 0o700 });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (place.runAs) {
    for (const made of [half, passwordFile]) chownSync(made, place.runAs.uid, place.runAs.gid);
  }
  try {
    runProgram(place, 'initdb', [
      `--pgdata=${half}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      // Code point order and full Unicode case folding, the same on every machine.
      ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      '--no-instructions',
    ]);
  } catch (cause) {
    await rm(half, { recursive: true, force: true });
    throw new StartError(
      `The embedded Postgres could not make its files in ${place.dataDir}: ${cause instanceof Error ? cause.message : cause}`,
      'Correct what it names, or keep the data on another disk: DATA_DIR=/another/folder npm start',
      { cause },
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(half, clusterFolder(place.dataDir));
}

/** Removes what a start made that was killed before it had a whole database. */
async function removeHalfMade(dataDir: string, note: Note): Promise<void> {
  const half = (await readdir(dataDir)).filter((name) => name.startsWith('postgres.half-made-'));
  for (const name of half) {
    // An initdb that outlived its start may still be writing there for a moment.
    await rm(path.join(dataDir, name), { recursive: true, force: true, maxRetries: 10 });
  }
  if (half.length > 0) note('what a killed start had half made is gone');
}

async function checkVersion({ dataDir, binaries }: Place): Promise<void> {
  const folder = clusterFolder(dataDir);
  const theirs = (await readFile(path.join(folder, 'PG_VERSION'), 'utf8')).trim();
  const ours = binaries.version.split('.')[0];
  if (theirs === ours) return;
  throw new StartError(
    `The data in ${folder} were made by Postgres ${theirs}; the embedded one is Postgres ${ours}.`,
    'Give the data a new folder (DATA_DIR=/another/folder npm start), or use the version of Casualty Ledger that made them.',
  );
}

/**
 * Makes the database's files if there are none, and finds or makes the passwords. To be called
 * while no Postgres runs on them. It repairs what an earlier call left that was killed.
 */
export async function ensureCluster(place: Place, note: Note): Promise<Secrets> {
  const { dataDir } = place;
  const folder = clusterFolder(dataDir);
  const secretsFile = path.join(dataDir, 'secrets.json');
  await removeHalfMade(dataDir, note);
  const kept = await readSecrets(secretsFile);
  const secrets = kept ?? makeSecrets();

  if (existsSync(path.join(folder, 'PG_VERSION'))) {
    await checkVersion(place);
    if (kept === null) {
      // The file was deleted or damaged: Postgres' owner may set the password without the old one.
      const statement = `ALTER ROLE ${SUPERUSER} PASSWORD '${secrets.superuser}';\n`;
      runProgram(place, 'postgres', ['--single', '-D', folder, 'template1'], statement);
      await writePrivately(secretsFile, secrets);
      note('its passwords were lost and are made anew');
    }
  } else if (existsSync(folder) && (await readdir(folder)).length > 0) {
    throw new StartError(
      `${folder} is not empty, and holds no database.`,
      'Move it away, or keep the data elsewhere: DATA_DIR=/another/folder npm start',
    );
  } else {
    refuseLoss(dataDir);
    await writePrivately(secretsFile, secrets);
    await initialise(place, secrets.superuser);
    note('made');
  }
  await writeFile(madeMark(dataDir), '');
  return secrets;
}
