import type { Database } from './client';

/** Something of which each database has one of its own, made when it is first asked for. */
export function perDatabase<T extends object>(make: () => T): (db: Database) => T {
  const all = new WeakMap<Database, T>();
  return (db) => {
    const found = all.get(db) ?? make();
    all.set(db, found);
    return found;
  };
}
