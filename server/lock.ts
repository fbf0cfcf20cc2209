import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { isAlive, startMark } from './process-identity';
import { StartError } from './start-error';

const holderSchema = z.object({
  pid: z.int().positive(),
  mark: z.string().nullable(),
  startedAt: z.string(),
  url: z.string(),
});
type Holder = z.infer<typeof holderSchema>;

/** `takenOver`: the copy that held it before was killed, and may have left things running. */
export type Lock = { takenOver: boolean; release: () => void };

function readLock(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function parseHolder(text: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return null; // cut short by a kill in the middle of writing
  }
}

/** A process id alone proves nothing: after a crash another program may have got it. */
function isRunning(holder: Holder): boolean {
  if (holder.pid === process.pid || !isAlive(holder.pid)) return false;
  return holder.mark === null || startMark(holder.pid) === holder.mark;
}

function tryCreate(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx', mode: 0o644 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a dead copy's lock out of the way, and puts it back if another start was quicker. */
function removeStale(file: string, stale: string): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    throw error;
  }
  const moved = readFileSync(aside, 'utf8');
  if (moved !== stale) tryCreate(file, moved);
  rmSync(aside, { force: true });
}

/**
 * Makes this process the only one that uses a data folder. A lock whose process is gone (a crash,
 * `kill -9`, a lost machine) is taken over.
 * @param url where this copy will be, so that whoever starts a second one is told
 * @throws StartError naming the process that holds it
 */
export async function acquireLock(file: string, dataDir: string, url: string): Promise<Lock> {
  const mine: Holder = {
    pid: process.pid,
    mark: startMark(process.pid),
    startedAt: new Date().toISOString(),
    url,
  };
  const text = `${JSON.stringify(mine)}\n`;
  let takenOver = false;
  for (let attempt = 0; attempt < 10; attempt++) {
    if (tryCreate(file, text)) {
      const release = () => {
        if (readLock(file) === text) rmSync(file, { force: true });
      };
      return { takenOver, release };
    }
    const found = readLock(file);
    if (found === null) continue;
    const holder = parseHolder(found);
    if (holder && isRunning(holder)) {
      throw new StartError(
        `The data folder ${dataDir} is in use by another running copy of Casualty Ledger: process ${holder.pid}, started ${holder.startedAt}, at ${holder.url}`,
        `Use that one, or stop it (kill ${holder.pid}), or give this one a folder and a port of its own:\nDATA_DIR=/another/folder PORT=3001 npm start`,
      );
    }
    // A lock that cannot be read may be one that is being written this very moment.
    if (!holder) await sleep(100);
    if (readLock(file) === found) {
      removeStale(file, found);
      takenOver = true;
    }
  }
  throw new StartError(
    `The lock ${file} keeps changing: several copies are being started at once.`,
    'Start one of them again when the others have settled.',
  );
}
