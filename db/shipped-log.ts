import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT } from '@/project-root';
import type { Connection } from './client';
import { readPlainFile } from './plain-file';

/** The log that ships with the program. */
export const SHIPPED_LOG = path.join(PROJECT_ROOT, 'db/log');

/** Where a log ends: the SHA-256 of its files, and its last entry as every ledger records it. */
const logEndSchema = z.object({
  sha256: z.string(),
  position: z.number().int(),
  fingerprint: z.string(),
});
type LogEnd = z.infer<typeof logEndSchema>;

/** Stands beside the log. Kept right by tests/integration/replay.test.ts, which says what it has to be. */
const END_FILE = path.join(SHIPPED_LOG, 'end.json');

/** The SHA-256 of a log's files: of each its name, its length and its bytes. */
export async function hashLog(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(folder)).filter((each) => each.endsWith('.yaml')).sort()) {
    const bytes = await readPlainFile(path.join(folder, name));
    hash.update(`${name} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}

/** Where the shipped log ends; null where that is not known without reading it: somebody has changed it. */
async function findEnd(): Promise<LogEnd | null> {
  const end = logEndSchema.parse(JSON.parse(await readFile(END_FILE, 'utf8')));
  return end.sha256 === (await hashLog(SHIPPED_LOG)) ? end : null;
}

/**
 * Whether a ledger holds the shipped log to its end, found out without reading the entries of either: a
 * fingerprint stands for everything before it.
 * @returns the ledger's newest position; null where that takes a comparison of the entries
 */
export async function findShippedLog({ sql }: Pick<Connection, 'sql'>): Promise<number | null> {
  const end = await findEnd();
  if (end === null) return null;
  const [row] = await sql<{ holds: boolean | null; head: string | null }[]>`
    select
      (select fingerprint = ${end.fingerprint} from ledger.entries where position = ${end.position}) as holds,
      (select max(position) from ledger.entries)::text as head`;
  return row?.holds && row.head !== null ? Number(row.head) : null;
}
