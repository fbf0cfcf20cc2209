import { appendFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { type Entry, storedEntrySchema } from '@/ledger/entry';
import { formatLogEntry, logFileOf } from '@/ledger/log-yaml';
import { readPlainFile } from './plain-file';

function parseLog(file: string, content: string): Entry[] {
  return parseAllDocuments(content, { version: '1.2' }).map((document, index) => {
    const problem = document.errors[0] ?? document.warnings[0];
    if (problem) throw new Error(`${file}: ${problem.message}`);
    const parsed = storedEntrySchema.safeParse(document.toJS());
    if (parsed.success) return parsed.data;
    const line = content.slice(0, document.range[0]).split('\n').length;
    throw new Error(
      `${file}, line ${line}, entry ${index + 1} of the file: ${z.prettifyError(parsed.error)}`,
    );
  });
}

/**
 * Reads a log: every `.yaml` file of a folder in the order of their names, each a sequence of YAML
 * documents, one an entry.
 * @param from the position of the first entry
 * @throws Error naming file, line and what is wrong; nothing is returned of a log with a fault
 */
export async function readLog(folder: string, from = 1): Promise<Entry[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const entries: Entry[] = [];
  for (const file of files) {
    entries.push(
      ...parseLog(file, (await readPlainFile(path.join(folder, file))).toString('utf8')),
    );
  }
  entries.forEach((entry, index) => {
    if (entry.position !== index + from) {
      throw new Error(`${folder}: entry ${index + from} says position ${entry.position}`);
    }
  });
  return entries;
}

/** Adds entries, in the order of their positions, to the log in a folder. */
export async function writeLog(folder: string, entries: Entry[]): Promise<void> {
  const texts = new Map<string, string>();
  for (const entry of entries) {
    const file = logFileOf(entry.position);
    texts.set(file, (texts.get(file) ?? '') + formatLogEntry(entry));
  }
  for (const [file, text] of texts) await appendFile(path.join(folder, file), text);
}

/** Where a log's folder keeps the zip of a release. */
function releaseFileOf(folder: string, name: string): string {
  return path.join(folder, 'releases', `${name}.zip`);
}

/** Reads the zip of a release beside a log. @throws Error naming the file, where it cannot be read */
export async function readReleaseZip(folder: string, name: string): Promise<Uint8Array> {
  const file = releaseFileOf(folder, name);
  try {
    return await readPlainFile(file);
  } catch (cause) {
    throw new Error(`the zip of release ${name} is needed, and ${file} cannot be read`, { cause });
  }
}

/** Writes the zip of a release beside a log. */
export async function writeReleaseZip(folder: string, name: string, zip: Uint8Array) {
  await mkdir(path.join(folder, 'releases'), { recursive: true });
  await writeFile(releaseFileOf(folder, name), zip);
}
