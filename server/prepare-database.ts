import postgres from 'postgres';
import {
  ADDRESS_VARIABLES,
  type DatabaseAddresses,
  type DatabaseRole,
  userOf,
} from '@/db/addresses';
import { openDatabase } from '@/db/client';
import { explainConnection } from '@/db/explain-connection';
import { DatabaseNewerError, grantRoles, migrateLedger } from '@/db/migrate';
import { findShippedLog } from '@/db/shipped-log';
import { StartError } from './start-error';

/** The oldest Postgres that the migrations are written for. */
const OLDEST_MAJOR = 15;

/** Says why a database cannot be used; see `explainConnection`. */
export function explainDatabaseError(role: DatabaseRole, url: string, error: unknown): StartError {
  const variable = ADDRESS_VARIABLES[role];
  const otherwise = `Start it, or correct the address in ${variable}. Without the three addresses, npm start runs a Postgres of its own.`;
  const { problem, fix } = explainConnection(variable, url, error, otherwise);
  return new StartError(problem, fix);
}

async function askVersion(role: DatabaseRole, url: string): Promise<number> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, fetch_types: false, onnotice: () => {} });
  try {
    const [row] = await sql<{ version: number }[]>`
      select current_setting('server_version_num')::integer as version`;
    return Math.floor((row?.version ?? Number.NaN) / 10_000);
  } catch (error) {
    throw explainDatabaseError(role, url, error);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/**
 * Logs in once with each of the three addresses.
 * @throws StartError for the first that does not answer, or whose Postgres is too old
 */
export async function checkAddresses(addresses: DatabaseAddresses): Promise<void> {
  for (const role of ['owner', 'appender', 'reader'] as const) {
    const major = await askVersion(role, addresses[role]);
    if (major >= OLDEST_MAJOR) continue;
    throw new StartError(
      `${ADDRESS_VARIABLES[role]} leads to Postgres ${major}; Casualty Ledger needs ${OLDEST_MAJOR} or newer.`,
      'Upgrade that server, or give another.',
    );
  }
}

/**
 * Brings the database to this program's schema, and lets its roles read and append.
 * @returns what was done, in words
 * @throws StartError where a newer program has migrated it
 */
export async function migrate({ owner, reader, appender }: DatabaseAddresses): Promise<string> {
  try {
    const { applied, lacks } = await migrateLedger(owner);
    await grantRoles(owner, { reader: userOf(reader), appender: userOf(appender) });
    const done =
      applied === 0 ? 'up to date' : `${applied} migration${applied === 1 ? '' : 's'} applied`;
    return lacks === null ? done : `${done}; ${lacks}`;
  } catch (cause) {
    if (!(cause instanceof DatabaseNewerError)) throw cause;
    throw new StartError(
      'The database was migrated by a newer version of Casualty Ledger than this one.',
      'Start that version, or give this one another database: DATA_DIR=/another/folder npm start',
      { cause },
    );
  }
}

/** Appends what the shipped log has and the database has not. A start that has nothing to append reads no log. */
async function replayLog(appenderUrl: string) {
  const connection = openDatabase(appenderUrl, { max: 1, name: 'casualty-ledger start' });
  try {
    const head = await findShippedLog(connection);
    if (head !== null) return { appended: 0, head, held: false };
  } finally {
    await connection.close();
  }
  const { replayShipped } = await import('@/db/replay');
  return replayShipped(appenderUrl);
}

/** Appends what the shipped log has and the database has not, and loads its datasets. @returns what was done, in words */
export async function replay({ appender }: DatabaseAddresses): Promise<string> {
  const { appended, head, held } = await replayLog(appender);
  const { loadShippedDatasets } = await import('@/datasets/import/load-shipped');
  const loaded = await loadShippedDatasets(appender);
  const rows = loaded === 0 ? '' : `, the rows of ${loaded} datasets loaded`;
  const done = `${appended === 0 ? 'nothing new' : `${appended} entries added`}, position ${head}${rows}`;
  return held
    ? `${done}; this database has entries of its own, so later shipped ones are not added by themselves`
    : done;
}
