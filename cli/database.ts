import {
  ADDRESS_VARIABLES,
  addressFile,
  type DatabaseRole,
  isPostgresAddress,
  readAddressFile,
} from '@/db/addresses';
import type { Connection } from '@/db/client';
import { codeOf, isConnectionBreak } from '@/db/connection-errors';
import { explainConnection } from '@/db/explain-connection';
import type { Context } from './context';
import { Failure } from './failure';
import { openInterruptible } from './interruption';

/** What a command needs: any address that can read, or the one that appends. */
export type Access = 'read' | 'append';

/** Which variables may give the address, in the order in which they are looked at. */
const ROLES: Record<Access, DatabaseRole[]> = {
  read: ['reader', 'appender', 'owner'],
  append: ['appender'],
};

type Found = { url: string; givenBy: string; otherwise: string };

function findInEnvironment({ env }: Context, access: Access): Found | null {
  const role = ROLES[access].find((each) => env[ADDRESS_VARIABLES[each]]);
  if (!role) return null;
  const givenBy = ADDRESS_VARIABLES[role];
  const url = env[givenBy] ?? '';
  if (!isPostgresAddress(url)) {
    throw new Failure(
      'noDatabase',
      `${givenBy} is not an address of a database (not shown: it may hold a password).`,
      'Write it as postgres://user:password@host:5432/database',
    );
  }
  return { url, givenBy, otherwise: `Start it, or fix the address in ${givenBy}.` };
}

async function readAddresses(dataDir: string) {
  try {
    return await readAddressFile(dataDir);
  } catch (cause) {
    throw new Failure(
      'noDatabase',
      `${addressFile(dataDir)}, which says where the embedded database is, cannot be read.`,
      'Run this as the user who runs npm start, or start that anew.',
      { cause },
    );
  }
}

async function findEmbedded({ env, dataDir }: Context, access: Access): Promise<Found> {
  const others = Object.values(ADDRESS_VARIABLES).filter((variable) => env[variable]);
  if (others.length > 0) {
    throw new Failure(
      'noDatabase',
      `${others.join(' and ')} ${others.length > 1 ? 'are' : 'is'} set, but LEDGER_DATABASE_URL, whose role appends, is not.`,
      'Set LEDGER_DATABASE_URL too: postgres://user:password@host:5432/database',
    );
  }
  const addresses = await readAddresses(dataDir);
  if (!addresses) {
    const variable = access === 'append' ? 'LEDGER_DATABASE_URL' : 'DATABASE_URL';
    throw new Failure(
      'noDatabase',
      `There is no database: ${variable} is not set, and no npm start is running on ${dataDir}.`,
      `Run npm start, leave it running, and call this again in another terminal.\nOr give a Postgres of your own: ${variable}=postgres://user:password@host:5432/database`,
    );
  }
  return {
    url: access === 'append' ? addresses.appender : addresses.reader,
    givenBy: addressFile(dataDir),
    otherwise: `npm start does not run on ${dataDir} any more. Start it and leave it running.`,
  };
}

async function refuseUnmigrated({ sql }: Connection, found: Found): Promise<void> {
  const [row] = await sql<{ there: boolean }[]>`
    select to_regclass('ledger.entries') is not null as there`;
  if (row?.there) return;
  throw new Failure(
    'noDatabase',
    `The database that ${found.givenBy} names holds no ledger.`,
    'npm start makes one: it migrates the database that OWNER_DATABASE_URL names.',
  );
}

/**
 * Opens the ledger: the database that the environment names, else the embedded one of a running
 * `npm start`. The caller closes it; see `withLedger`.
 * @throws Failure with the fix, where there is none or it does not answer
 */
async function openLedger(context: Context, access: Access): Promise<Connection> {
  const found = findInEnvironment(context, access) ?? (await findEmbedded(context, access));
  const connection = openInterruptible(found.url);
  try {
    await refuseUnmigrated(connection, found);
    return connection;
  } catch (error) {
    await connection.close();
    if (error instanceof Failure) throw error;
    const { problem, fix } = explainConnection(found.givenBy, found.url, error, found.otherwise);
    throw new Failure('noDatabase', problem, fix, { cause: error });
  }
}

/** What Postgres calls a statement that waited too long: for the lock, since none of ours is long. */
const TIMED_OUT = '57014';

/** What came in the way of work that had begun; any other error as it is. */
export function explainBreak(error: unknown, access: Access): unknown {
  if (error instanceof Failure) return error;
  if (codeOf(error) === TIMED_OUT) {
    return new Failure(
      'noDatabase',
      'The database took too long to answer; most likely somebody else is appending.',
      'Nothing was appended. Call it again when that is done.',
      { cause: error },
    );
  }
  if (!isConnectionBreak(error)) return error;
  return new Failure(
    'noDatabase',
    'The connection to the database was lost on the way.',
    access === 'append'
      ? 'What is not whole is not there. See whether it came in before you try again: casualty-ledger log --reverse'
      : 'Call it again when the database is back.',
    { cause: error },
  );
}

/**
 * Opens the ledger, works with it and closes it, whatever comes of the work.
 * @throws Failure also where the connection is lost on the way
 */
export async function withLedger<T>(
  context: Context,
  access: Access,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = await openLedger(context, access);
  try {
    return await work(connection);
  } catch (error) {
    throw explainBreak(error, access);
  } finally {
    await connection.close();
  }
}
