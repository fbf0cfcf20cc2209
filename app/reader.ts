import type { Database } from '@/db/client';
import { openPagesPool } from '@/db/pages-pool';

/** What pages and files are made from: the ledger, and the public origin without a slash at its end. */
export type Reader = { db: Database; origin: string };

function readSetting(name: 'DATABASE_URL' | 'PUBLIC_URL'): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: the pages cannot be drawn without it`);
  return value;
}

/** The public origin, without a slash at its end. */
export function publicOrigin(): string {
  return readSetting('PUBLIC_URL').replace(/\/+$/, '');
}

/**
 * The ledger as the web process may see it, with the reader's role. Opened at the first page that
 * asks: `next build` needs neither a database nor an environment.
 * @throws Error naming the variable that is not set
 */
export function openReader(): Reader {
  return { db: openPagesPool(readSetting('DATABASE_URL')).db, origin: publicOrigin() };
}

/** Where readers report an error, as a link; null where whoever runs this copy names nothing. */
export function reportContact(): string | null {
  return process.env.CONTACT ?? null;
}
