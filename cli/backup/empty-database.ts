import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod } from 'node:fs/promises';
import path from 'node:path';
import { ADDRESS_VARIABLES, readAddressFile, userOf } from '@/db/addresses';
import { type Connection, openDatabase } from '@/db/client';
import { grantRoles, migrateLedger } from '@/db/migrate';
import { PROJECT_ROOT } from '@/project-root';
import type { Context } from '../context';
import { withLedger } from '../database';
import { makeWholeFolder } from '../export/whole-folder';
import { Failure } from '../failure';

/** The start program, which also runs the embedded Postgres alone. */
const START = path.join(PROJECT_ROOT, 'dist/start.js');

/** A database of the caller's own: migrated first, where the owner's address is given. */
async function inOwnDatabase<T>(
  context: Context,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const [owner, appender, reader] = (['owner', 'appender', 'reader'] as const).map(
    (role) => context.env[ADDRESS_VARIABLES[role]],
  );
  if (owner && appender && reader) {
    await migrateLedger(owner);
    await grantRoles(owner, { reader: userOf(reader), appender: userOf(appender) });
  }
  return withLedger(context, 'append', work);
}

/** The embedded Postgres in a folder, for as long as the work lasts. */
async function withAlone<T>(
  context: Context,
  folder: string,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const child = spawn(process.execPath, [START, '--database-only'], {
    env: { ...process.env, ...context.env, DATA_DIR: folder },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = once(child, 'exit');
  const ready = once(child, 'message').then(() => true);
  try {
    if (!(await Promise.race([ready, ended.then(() => false)]))) {
      throw new Failure(
        'noDatabase',
        `No database could be made: ${said.trim()}`,
        'Correct what it names, or give a Postgres of your own by its addresses.',
      );
    }
    const addresses = await readAddressFile(folder);
    if (!addresses) throw new Error(`the database in ${folder} has no addresses`);
    const connection = openDatabase(addresses.appender, { max: 1, name: 'casualty-ledger' });
    try {
      return await work(connection);
    } finally {
      await connection.close();
    }
  } finally {
    child.disconnect();
    await ended;
  }
}

/** A data folder that is made whole, with its database in it, or not at all. */
async function inNewDataDir<T>(
  context: Context,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const done: T[] = [];
  await makeWholeFolder(context.dataDir, { force: false, isOurs: () => false }, async (half) => {
    // As root, Postgres runs as a user of its own, who must be able to enter the folder.
    await chmod(half, 0o755);
    done.push(await withAlone(context, half, work));
  });
  const [result] = done;
  if (result === undefined) throw new Error(`${context.dataDir} was not filled`);
  return result;
}

/**
 * Works with an empty ledger to restore into: the database that the environment names, else a new
 * embedded one in a DATA_DIR that is empty or missing, which is there only once the work is done.
 * @throws Failure with the fix, where there is none
 */
export async function withEmptyDatabase<T extends object>(
  context: Context,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const isGiven = Object.values(ADDRESS_VARIABLES).some((variable) => context.env[variable]);
  return isGiven ? inOwnDatabase(context, work) : inNewDataDir(context, work);
}
