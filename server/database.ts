import postgres from 'postgres';
import { ADDRESS_VARIABLES, type DatabaseAddresses, describeAddress, userOf } from './settings';
import { StartError } from './start-error';

/** The oldest Postgres that the migrations are written for. */
const OLDEST_MAJOR = 15;

type Role = keyof DatabaseAddresses;

/** Errors of the connection and the log-in, by the code of Node, postgres.js or Postgres itself. */
const MENDS: Record<string, (variable: string, user: string) => [string, string]> = {
  '28P01': (variable, user) => [
    `The database refuses the password of "${user}"`,
    `Mend the password in ${variable}, or set it: ALTER ROLE ${user} PASSWORD '…'`,
  ],
  '28000': (variable, user) => [
    `The database does not let "${user}" in`,
    `Allow that role to log in from here (pg_hba.conf, LOGIN), or give another in ${variable}.`,
  ],
  '3D000': (variable) => [
    'That database does not exist',
    `Create it (CREATE DATABASE …), or name another in ${variable}.`,
  ],
  '42501': (variable, user) => [
    `"${user}" may not connect to that database`,
    `Grant it (GRANT CONNECT ON DATABASE …), or name another in ${variable}.`,
  ],
  '53300': () => ['The database has no connection left', 'Raise max_connections, or close some.'],
};

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string')
    return error.code;
  return error instanceof Error ? error.name : 'unknown error';
}

/**
 * Says why a database cannot be used, in words that hold host, port, database and user of the
 * address, and never its password.
 */
export function explainDatabaseError(role: Role, url: string, error: unknown): StartError {
  const variable = ADDRESS_VARIABLES[role];
  const code = codeOf(error);
  const [problem, mend] = MENDS[code]?.(variable, userOf(url)) ?? [
    `The database cannot be reached (${code})`,
    `Start it, or mend the address in ${variable}. Without the three addresses, npm start runs a Postgres of its own.`,
  ];
  return new StartError(`${problem}: ${variable} is ${describeAddress(url)}.`, mend);
}

async function askVersion(role: Role, url: string): Promise<number> {
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
