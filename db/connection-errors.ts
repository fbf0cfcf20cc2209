import { StaleReplica } from './cache-by-position';

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
  if (/^(CONNECTION_|CONNECT_|ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|57P0)/.test(codeOf(error)))
    return true;
  return error instanceof TypeError && DRIVER.test(error.stack ?? '');
}

/**
 * Postgres' own codes for what is not an error of the question: out of connections, memory or disk (53),
 * a statement that took too long or a server that stops (57), a disk that fails (58), a lock that was
 * not to be had, and a read that a replica's catching up ended. The last two are Node's, for a name
 * of a host that is not found.
 */
const NOT_NOW = /^(53...|57014|57P..|58...|55P03|40001|25P03|ENOTFOUND|EAI_AGAIN)$/;

/** Whether an error says that the database cannot answer now, and may at the next try. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof StaleReplica) return true;
  return NOT_NOW.test(codeOf(error)) || isConnectionBreak(error);
}
