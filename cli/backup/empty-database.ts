import { chmod } from 'node:fs/promises';
import { ADDRESS_VARIABLES, userOf } from '@/db/addresses';
import type { Connection } from '@/db/client';
import { grantRoles, migrateLedger } from '@/db/migrate';
import type { Context } from '../context';
import { withLedger } from '../database';
import { makeWholeFolder } from '../export/whole-folder';
import { openInterruptible } from '../interruption';
import { startAlone } from './start-alone';

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
  const { addresses, stop } = await startAlone(context, folder);
  try {
    const connection = openInterruptible(addresses.appender);
    try {
      return await work(connection);
    } finally {
      await connection.close();
    }
  } finally {
    await stop();
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
