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

/** What stands between the user and the database in an address: hosts, each with its port or without. */
const HOSTS = /^(postgres(?:ql)?:\/\/(?:[^@/?#]*@)?)([^/?#]+)(.*)$/s;

/**
 * One address for each host of an address that lists several, as libpq writes them:
 * `postgres://user:password@one:5432,two:5432/database`. An address of one host is given back alone.
 */
export function listHosts(url: string): [string, ...string[]] {
  const [, before, hosts, after] = HOSTS.exec(url) ?? [];
  const [first = url, ...more] = (hosts ?? '').split(',').map((host) => `${before}${host}${after}`);
  return hosts === undefined ? [url] : [first, ...more];
}

/** Whether a text is an address that names one server or several, a user and a database. */
export function isPostgresAddress(value: string): boolean {
  return listHosts(value).every((one) => {
    const url = toUrl(one);
    if (!url || !['postgres:', 'postgresql:'].includes(url.protocol)) return false;
    return url.hostname !== '' && url.username !== '' && url.pathname.length > 1;
  });
}

/**
 * Host, port, database and user of an address, for messages: never its password.
 * @param url an address that `isPostgresAddress` accepts
 */
export function describeAddress(url: string): string {
  const all = listHosts(url).map((one) => new URL(one));
  const hosts = all.map(({ hostname, port }) => `${hostname}:${port || 5432}`).join(' or ');
  const database = decodeURIComponent(all[0]?.pathname.slice(1) ?? '');
  return `${hosts}, database "${database}", user "${userOf(url)}"`;
}

/** The role that an address logs in as, on each of its hosts. */
export function userOf(url: string): string {
  return decodeURIComponent(new URL(listHosts(url)[0]).username);
}
