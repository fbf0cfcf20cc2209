/** The code of Node, the driver or Postgres, which may stand in the cause of another error. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return 'code' in error && typeof error.code === 'string' ? error.code : codeOf(error.cause);
}

/** Where the driver's own code stands in a stack, in each of the builds that it ships. */
const DRIVER = /[\\/]postgres[\\/](?:c?js[\\/])?src[\\/]connection\.js/;

/**
 * Whether an error says that a connection to the database is gone. The driver (postgres 3.4) throws
 * two of them outside of any promise: a TypeError where it writes to a socket that was closed
 * meanwhile, and the refusal of its own first query, for the types of arrays.
 */
export function isConnectionBreak(error: unknown): boolean {
  if (/^(CONNECTION_|CONNECT_|ECONN|EPIPE|57P0)/.test(codeOf(error))) return true;
  return error instanceof TypeError && DRIVER.test(error.stack ?? '');
}
