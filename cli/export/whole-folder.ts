import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../failure';

/** What stands after the target's name while a process makes it, and while it replaces an old one. */
const HALF_MADE = /^\.half-made-(\d+)(\.old)?$/;

async function listNames(folder: string): Promise<string[] | null> {
  try {
    return await readdir(folder);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOENT') return null;
    if (code !== 'ENOTDIR') throw cause;
    throw new Failure('refused', `${folder} is a file.`, 'Give the path of a folder.', { cause });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Repairs what a killed run left beside the target: what was half made goes; what was about to be
 * replaced comes back, unless its successor already stands there.
 */
async function mendAfterKill(target: string): Promise<void> {
  const { dir, base } = path.parse(target);
  for (const name of (await listNames(dir)) ?? []) {
    const [, pid, old] = HALF_MADE.exec(name.startsWith(base) ? name.slice(base.length) : '') ?? [];
    if (pid === undefined || isRunning(Number(pid))) continue;
    const left = path.join(dir, name);
    if (old && (await listNames(target)) === null) await rename(left, target);
    else await rm(left, { recursive: true, force: true });
  }
}

/** Puts a whole folder in the place of another, which is kept until the new one stands there. */
async function takePlace(made: string, target: string, isFull: boolean): Promise<void> {
  if (!isFull) {
    await rmdir(target).catch(() => {}); // an empty one, or none
    await rename(made, target);
    return;
  }
  const old = `${made}.old`;
  await rename(target, old);
  await rename(made, target);
  await rm(old, { recursive: true });
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Failure(
      'refused',
      `${folder} cannot be made: ${why}`,
      'Give a folder in a place where you may write.',
      { cause },
    );
  }
}

/**
 * Makes a folder whole or not at all: it is filled under another name beside its place, and renamed.
 * @param options `force` replaces a folder that holds nothing but what `isOurs` knows by its name
 * @throws Failure where something else stands there
 */
export async function makeWholeFolder(
  given: string,
  options: { force: boolean; isOurs: (name: string) => boolean },
  fill: (folder: string) => Promise<void>,
): Promise<void> {
  const target = path.resolve(given);
  await mendAfterKill(target);
  const there = (await listNames(target)) ?? [];
  if (there.length > 0 && !options.force) {
    throw new Failure(
      'refused',
      `${target} is not empty.`,
      'Give another folder, or replace what is there with --force.',
    );
  }
  const foreign = there.find((name) => !options.isOurs(name));
  if (foreign !== undefined) {
    throw new Failure(
      'refused',
      `${target} holds ${foreign}, which is not part of an export: --force replaces exports only.`,
      'Give another folder, or empty this one yourself.',
    );
  }
  const half = `${target}.half-made-${process.pid}`;
  try {
    await makeFolder(half);
    await fill(half);
    await takePlace(half, target, there.length > 0);
  } finally {
    await rm(half, { recursive: true, force: true });
  }
}
