import path from 'node:path';
import { z } from 'zod';
import { readLog } from '@/db/log-file';
import { readPlainFile } from '@/db/plain-file';
import type { Entry } from '@/ledger/entry';
import { Failure } from '../failure';
import { BACKUP_FORMAT, LOG, MANIFEST, type Manifest, manifestSchema } from './manifest';
import { checkSums } from './sums';

/** A backup whose every file is as it was written. */
export type Backup = {
  folder: string;
  manifest: Manifest;
  log: Entry[];
  /** The SHA-256 of each file, by its path in the folder. */
  sums: Map<string, string>;
};

const formatOnly = z.object({ format: z.int() });

function parseManifest(folder: string, text: string): Manifest {
  const given: unknown = JSON.parse(text);
  const { data } = formatOnly.safeParse(given);
  if (data && data.format > BACKUP_FORMAT) {
    throw new Failure(
      'refused',
      `${folder} was written by a newer version of Casualty Ledger than this one.`,
      'Restore it with that version, or replay its log alone: casualty-ledger replay',
    );
  }
  return manifestSchema.parse(given);
}

/** A manifest may name only what lies in the folder, and was compared with its checksum. */
function refuseForeign({ tables, datasets }: Manifest, sums: ReadonlyMap<string, string>): void {
  const named = [...tables, ...datasets.flatMap((dataset) => dataset.tables)];
  const foreign = named.find(({ file }) => !sums.has(file));
  if (!foreign) return;
  throw new Failure(
    'refused',
    `${MANIFEST} names ${foreign.file}, which is not a file of the backup.`,
    'Nothing was restored. Use another copy of the backup.',
  );
}

/**
 * Reads a backup, and compares every file with its checksum first.
 * @throws Failure naming what is missing, cut or altered
 */
export async function readBackup(folder: string): Promise<Backup> {
  const sums = await checkSums(folder);
  try {
    const bytes = await readPlainFile(path.join(folder, MANIFEST));
    const manifest = parseManifest(folder, bytes.toString('utf8'));
    refuseForeign(manifest, sums);
    return { folder, manifest, log: await readLog(path.join(folder, LOG)), sums };
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Failure(
      'refused',
      `${folder} holds no backup that can be read: ${why}`,
      'Use another copy of it.',
      { cause },
    );
  }
}
