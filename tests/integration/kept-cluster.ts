import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';

const PROJECT = path.resolve(import.meta.dirname, '../..');
const KEPT = path.join(PROJECT, 'node_modules/.cache/casualty-ledger-tests');

/** All that the templates of the tests are made from: rooms import nothing but the rooms before them. */
const MADE_FROM = [
  ...['ledger', 'db', 'datasets', 'server/postgres', 'project-root.ts', 'package-lock.json'],
  ...['postgres.ts', 'ledger.ts', 'kept-cluster.ts'].map((name) => `tests/integration/${name}`),
];

/** Every file at or below a path, with its path in the project. */
function listFiles(name: string): string[] {
  const place = path.join(PROJECT, name);
  if (!statSync(place).isDirectory()) return [name];
  return readdirSync(place)
    .toSorted()
    .flatMap((child) => listFiles(`${name}/${child}`));
}

/** A name for what the templates hold: another one as soon as a source or the user changes. */
function nameOfState(): string {
  const hash = createHash('sha256').update(String(process.getuid?.()));
  for (const file of MADE_FROM.flatMap(listFiles)) {
    hash.update(`\0${file}\0`).update(readFileSync(path.join(PROJECT, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

/** Copies a folder with the owners of its files: they are those of Postgres' user. */
async function copyFolder(from: string, to: string): Promise<void> {
  if (process.platform === 'win32') return cp(from, to, { recursive: true });
  const { status, stderr } = spawnSync('cp', ['-Rp', from, to], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${from} could not be copied to ${to}: ${stderr}`);
}

/**
 * A data folder in which Postgres has the templates. The first run makes it and keeps a copy of it beside
 * the installed packages; a later one copies that, as long as no source of it has changed.
 * @param folder where it is to be; nothing is there yet
 * @param make makes it there, and leaves no Postgres running
 */
export async function copyKeptCluster(
  folder: string,
  make: (folder: string) => Promise<void>,
): Promise<void> {
  const state = nameOfState();
  const kept = path.join(KEPT, state);
  if (existsSync(kept)) return copyFolder(kept, folder);
  await make(folder);
  await mkdir(KEPT, { recursive: true });
  // Not what another run is making of the same state at this moment.
  const older = (await readdir(KEPT)).filter((name) => !name.startsWith(state));
  await Promise.all(
    older.map((name) => rm(path.join(KEPT, name), { recursive: true, force: true })),
  );
  const half = `${kept}.half-made-${process.pid}`;
  await copyFolder(folder, half);
  // Another run may have kept the same meanwhile.
  await rename(half, kept).catch(() => rm(half, { recursive: true, force: true }));
}
