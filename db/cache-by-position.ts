import { LRUCache } from 'lru-cache';
import type { Database } from './client';
import { perDatabase } from './per-database';
import { getHead } from './queries/get-head';

/** What a result may depend on beside the position: its JSON text is part of the key. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
type JsonObject = { readonly [name: string]: Json | undefined };

/** Results that are kept of one database: those of the last positions. Most hold some kilobytes; the charts of a conflict, a megabyte. */
const RESULTS_KEPT = 50;

/**
 * What loads gave, and those under way. A promise is not kept: it remembers the request in which it was
 * made, with all that Next knows of that request and its whole response.
 */
const resultsOf = perDatabase(() => ({
  kept: new LRUCache<string, { value: unknown }>({ max: RESULTS_KEPT }),
  underWay: new Map<string, Promise<unknown>>(),
}));

/** The database is a replica that has not reached a position which was read elsewhere. */
export class StaleReplica extends Error {
  constructor(position: number) {
    super(`The database has not reached position ${position} yet`);
  }
}

/** @throws StaleReplica where the position is not there yet: what is read would lack rows for good */
async function checkReached(db: Database, position: number): Promise<void> {
  const head = await getHead(db);
  if (head === null ? position > 0 : head.position < position) throw new StaleReplica(position);
}

/**
 * Keeps what a load gives, by its name, its position and its arguments. Rows at a position never
 * change, so nothing is ever invalidated; what was not used for longest makes room. Callers at the
 * same time share one load, and a load that failed is not kept.
 * @param name its own among all loads
 * @param load must read nothing but the database at the position; its result is shared, so no caller
 *   may change it
 */
export function cacheByPosition<Arguments extends readonly Json[], Result>(
  name: string,
  load: (db: Database, position: number, ...args: Arguments) => Promise<Result>,
): (db: Database, position: number, ...args: Arguments) => Promise<Result> {
  return async (db, position, ...args) => {
    const { kept, underWay } = resultsOf(db);
    const key = JSON.stringify([name, position, ...args]);
    const found = kept.get(key);
    // The name stands for one load, so what is kept under it is what this load gave.
    if (found) return found.value as Result;
    const waiting = underWay.get(key);
    if (waiting) return waiting as Promise<Result>;
    const loading = checkReached(db, position).then(() => load(db, position, ...args));
    underWay.set(key, loading);
    try {
      const value = await loading;
      kept.set(key, { value });
      return value;
    } finally {
      underWay.delete(key);
    }
  };
}
