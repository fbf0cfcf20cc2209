import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { readLog } from '@/db/log-file';
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

/**
 * Reads a backup, and compares every file with its checksum first.
 * @throws Failure naming what is missing, cut or altered
 */
export async function readBackup(folder: string): Promise<Backup> {
  const sums = await checkSums(folder);
  try {
    const text = await readFile(path.join(folder, MANIFEST), 'utf8');
    const manifest = parseManifest(folder, text);
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
