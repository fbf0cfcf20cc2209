import { describeAddress, userOf } from './addresses';

/** Errors of the connection and the log-in, by the code of Node, postgres.js or Postgres itself. */
const FIXES: Record<string, (variable: string, user: string) => [string, string]> = {
  '28P01': (variable, user) => [
    `The database refuses the password of "${user}"`,
    `Correct the password in ${variable}, or set it: ALTER ROLE ${user} PASSWORD '…'`,
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
 * @param variable what gave the address: an environment variable, or a file
 * @param otherwise what to do where nothing better is known
 */
export function explainConnection(
  variable: string,
  url: string,
  error: unknown,
  otherwise: string,
): { problem: string; fix: string } {
  const code = codeOf(error);
  const [problem, fix] = FIXES[code]?.(variable, userOf(url)) ?? [
    `The database cannot be reached (${code})`,
    otherwise,
  ];
  return { problem: `${problem}: ${variable} is ${describeAddress(url)}.`, fix };
}
