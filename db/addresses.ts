import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** One address for each of the three database roles. */
export type DatabaseAddresses = { reader: string; appender: string; owner: string };
export type DatabaseRole = keyof DatabaseAddresses;

/** Which variable holds the address of which role. */
export const ADDRESS_VARIABLES = {
  reader: 'DATABASE_URL',
  appender: 'LEDGER_DATABASE_URL',
  owner: 'OWNER_DATABASE_URL',
} as const;

/** Where the embedded database and its passwords are kept, unless DATA_DIR says otherwise. */
export const DEFAULT_DATA_DIR = '.data';

/**
 * The file that tells the command line program where the running database is: its port is another
 * at every start. It holds passwords, so only this user may read it.
 */
export const addressFile = (dataDir: string) => path.join(dataDir, 'addresses.json');

const fileSchema = z.object({
  [ADDRESS_VARIABLES.reader]: z.string(),
  [ADDRESS_VARIABLES.appender]: z.string(),
  [ADDRESS_VARIABLES.owner]: z.string(),
});

/**
 * The addresses of the embedded database, or null where `npm start` has not written them: it does
 * not run, or not on this folder.
 */
export async function readAddressFile(dataDir: string): Promise<DatabaseAddresses | null> {
  let text: string;
  try {
    text = await readFile(addressFile(dataDir), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  const given = fileSchema.parse(JSON.parse(text));
  return {
    reader: given[ADDRESS_VARIABLES.reader],
    appender: given[ADDRESS_VARIABLES.appender],
    owner: given[ADDRESS_VARIABLES.owner],
  };
}

/** `URL.parse`, which Node 20 does not have. */
export function toUrl(value: string): URL | null {
  return URL.canParse(value) ? new URL(value) : null;
}

/** Whether a text is an address that names a server, a user and a database. */
export function isPostgresAddress(value: string): boolean {
  const url = toUrl(value);
  if (!url || !['postgres:', 'postgresql:'].includes(url.protocol)) return false;
  return url.hostname !== '' && url.username !== '' && url.pathname.length > 1;
}

/**
 * Host, port, database and user of an address, for messages: never its password.
 * @param url an address that `isPostgresAddress` accepts
 */
export function describeAddress(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  const database = decodeURIComponent(pathname.slice(1));
  return `${hostname}:${port || 5432}, database "${database}", user "${userOf(url)}"`;
}

/** The role that an address logs in as. */
export function userOf(url: string): string {
  return decodeURIComponent(new URL(url).username);
}
