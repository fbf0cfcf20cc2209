import { type Connection, type Database, openDatabase } from './client';

/** Milliseconds that a page's statement may take. */
const STATEMENT_TIMEOUT = 10_000;
const MOST_CONNECTIONS = 10;

/** What all parts of the web process share: its connections, and the newest position that it has shown. */
type Shared = {
  pages: Connection;
  /** One of its own for the newest position, which is to be had while all of the others are busy. */
  head: Connection;
  newest: number;
};

/**
 * Next loads a module once for pages, once for route handlers and once for the proxy, so that what the
 * process has one of stays on the global object. Drawings of pages do too (charts/card/read-drawing.ts).
 */
const holder = globalThis as { casualtyLedgerWeb?: Shared };

/** @throws Error where DATABASE_URL is not set */
function openConnections(): Pick<Shared, 'pages' | 'head'> {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set: pages cannot be shown without a database');
  const open = (name: string, max: number) =>
    openDatabase(url, { max, name, statementTimeout: STATEMENT_TIMEOUT });
  return {
    pages: open('casualty-ledger web', MOST_CONNECTIONS),
    head: open('casualty-ledger head', 1),
  };
}

/**
 * What the web process shares, opened by the first request: `next build` needs no database.
 * @throws Error where DATABASE_URL is not set
 */
export function openShared(): Shared {
  holder.casualtyLedgerWeb ??= { ...openConnections(), newest: 0 };
  return holder.casualtyLedgerWeb;
}

/** The ledger as the web process reads it, with the reader's role. */
export function openDb(): Database {
  return openShared().pages.db;
}

/**
 * Gives all connections up for new ones, for when the database does not answer: of a network that was
 * cut they are not told, and would wait for a quarter of an hour. What is asked on them fails.
 */
export function renewConnections(): void {
  const shared = openShared();
  const { pages, head } = shared;
  Object.assign(shared, openConnections());
  for (const { sql } of [pages, head]) sql.end({ timeout: 0 }).catch(() => {});
}

/** Ends all connections and forgets them, and the newest position: the next request opens its own. */
export async function closeShared(): Promise<void> {
  const shared = holder.casualtyLedgerWeb;
  delete holder.casualtyLedgerWeb;
  if (shared) await Promise.all([shared.pages, shared.head].map(({ sql }) => sql.end()));
}
