import type { Database } from './client';

/**
 * Something of which each database has one of its own, made when it is first asked for. A statement that
 * every page needs is kept by it too (`.prepare`): Drizzle takes longer to write one than Postgres to answer.
 */
export function perDatabase<T extends object>(make: (db: Database) => T): (db: Database) => T {
  const all = new WeakMap<Database, T>();
  return (db) => {
    const found = all.get(db) ?? make(db);
    all.set(db, found);
    return found;
  };
}
