import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { hashFile } from '@/datasets/source/hash-file';
import { readPlainFile } from '@/db/plain-file';
import { Failure } from '../failure';
import { SUMS } from './manifest';

const LINE = /^([0-9a-f]{64}) {2}(.+)$/;

/** Every file of a folder, by its path in it with `/`, in the order of code points. */
async function listFiles(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => !entry.isDirectory())
    .map((entry) => {
      const inside = path.relative(folder, path.join(entry.parentPath, entry.name));
      const file = inside.split(path.sep).join('/');
      // A link may lead out of the folder, and a pipe be waited for.
      if (!entry.isFile()) throw refuse(`${file} is not a plain file, and a backup has no others.`);
      return file;
    })
    .sort();
}

/** Writes the checksums of every file of a folder into it, as `sha256sum` does. */
export async function writeSums(folder: string): Promise<void> {
  const lines: string[] = [];
  for (const file of await listFiles(folder)) {
    const { sha256 } = await hashFile(path.join(folder, file));
    lines.push(`${sha256}  ${file}\n`);
  }
  await writeFile(path.join(folder, SUMS), lines.join(''));
}

function refuse(message: string): Failure {
  return new Failure(
    'refused',
    message,
    'Nothing was restored. Use another copy of the backup, or bring this file back as it was.',
  );
}

async function readSums(folder: string): Promise<Map<string, string>> {
  const bytes = await readPlainFile(path.join(folder, SUMS)).catch((cause: unknown) => {
    throw new Failure(
      'refused',
      `${folder} is not a whole backup: it has no ${SUMS}.`,
      'Give a folder as "casualty-ledger backup" writes it.',
      { cause },
    );
  });
  const text = bytes.toString('utf8');
  if (!text.endsWith('\n')) throw refuse(`${SUMS} is cut: its last line does not end.`);
  const sums = new Map<string, string>();
  for (const [index, line] of text.trimEnd().split('\n').entries()) {
    const [, sum, file] = LINE.exec(line) ?? [];
    if (sum === undefined || file === undefined)
      throw refuse(`${SUMS}, line ${index + 1} is none that a backup has.`);
    if (sums.has(file)) throw refuse(`${SUMS}, line ${index + 1} names ${file} a second time.`);
    sums.set(file, sum);
  }
  return sums;
}

/**
 * Compares every file of a backup with its checksum.
 * @returns the SHA-256 of each file, by its path
 * @throws Failure naming the first file that is missing, cut, altered, or none of the backup
 */
export async function checkSums(folder: string): Promise<Map<string, string>> {
  const sums = await readSums(folder);
  const there = new Set(await listFiles(folder));
  there.delete(SUMS);
  for (const [file, expected] of sums) {
    if (!there.delete(file)) throw refuse(`${file} is missing in the backup.`);
    const { bytes, sha256 } = await hashFile(path.join(folder, file));
    if (sha256 !== expected) {
      throw refuse(
        `${file} is not as it was backed up: it has ${bytes} bytes and SHA-256 ${sha256}; ${SUMS} says ${expected}.`,
      );
    }
  }
  const [foreign] = there;
  if (foreign !== undefined) throw refuse(`${foreign} is not a file of the backup.`);
  return sums;
}
