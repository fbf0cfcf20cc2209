import postgres from 'postgres';
import { ADDRESS_VARIABLES, type DatabaseAddresses, type DatabaseRole } from '@/db/addresses';
import { explainConnection } from '@/db/explain-connection';
import { StartError } from './start-error';

/** The oldest Postgres that the migrations are written for. */
const OLDEST_MAJOR = 15;

/** Says why a database cannot be used; see `explainConnection`. */
export function explainDatabaseError(role: DatabaseRole, url: string, error: unknown): StartError {
  const variable = ADDRESS_VARIABLES[role];
  const otherwise = `Start it, or mend the address in ${variable}. Without the three addresses, npm start runs a Postgres of its own.`;
  const { problem, mend } = explainConnection(variable, url, error, otherwise);
  return new StartError(problem, mend);
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
    if (major < OLDEST_MAJOR) {
      throw new StartError(
        `${ADDRESS_VARIABLES[role]} leads to Postgres ${major}; Casualty Ledger needs ${OLDEST_MAJOR} or newer.`,
        'Upgrade that server, or give another.',
      );
    }
  }
}
