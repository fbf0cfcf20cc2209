import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { z } from 'zod';
import { PROJECT_ROOT } from '@/project-root';
import { prepareSuggestions } from './suggestions';

const MIGRATIONS = path.join(PROJECT_ROOT, 'db/migrations');
/** Two programs that start at once must not migrate at once. */
const MIGRATION_LOCK = 1_130_909_005;

const journalSchema = z.object({ entries: z.array(z.object({ when: z.number() })) });

/** The database was migrated by a newer program than this one. */
export class DatabaseNewerError extends Error {
  override name = 'DatabaseNewerError';
}

async function newestKnown(): Promise<number> {
  const journal = await readFile(path.join(MIGRATIONS, 'meta', '_journal.json'), 'utf8');
  return Math.max(...journalSchema.parse(JSON.parse(journal)).entries.map((entry) => entry.when));
}

async function listApplied(client: postgres.Sql): Promise<number[]> {
  const [table] = await client<{ name: string | null }[]>`
    select to_regclass('drizzle.__drizzle_migrations')::text as name`;
  if (!table?.name) return [];
  const rows = await client<{ when: string }[]>`
    select created_at::text as "when" from drizzle.__drizzle_migrations`;
  return rows.map((row) => Number(row.when));
}

/**
 * Brings a database up to this program's schema. Entries are never rewritten by it.
 * @param ownerUrl address of the role that owns the database (it needs CREATEROLE once)
 * @returns how many migrations were applied, and in a sentence what search lacks, or null
 * @throws DatabaseNewerError when a newer program has migrated the database
 */
export async function migrateLedger(
  ownerUrl: string,
): Promise<{ applied: number; lacks: string | null }> {
  const client = postgres(ownerUrl, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
    const before = await listApplied(client);
    const known = await newestKnown();
    if (before.some((when) => when > known)) {
      throw new DatabaseNewerError(
        'the database was migrated by a newer version of Casualty Ledger than this one; start that version, or give this one another database',
      );
    }
    await migrate(drizzle(client), { migrationsFolder: MIGRATIONS });
    const after = await listApplied(client);
    return {
      applied: after.length - before.length,
      lacks: await prepareSuggestions(client),
    };
  } finally {
    await client.end({ timeout: 5 });
  }
}

/**
 * Lets a login role read, and another append, by making them members of the ledger's group roles.
 * @param roles names of login roles that exist on the server
 */
export async function grantRoles(
  ownerUrl: string,
  roles: { reader: string; appender: string },
): Promise<void> {
  const client = postgres(ownerUrl, { max: 1, connect_timeout: 5, onnotice: () => {} });
  const db = drizzle(client);
  try {
    await db.execute(sql`grant casualty_ledger_reader to ${sql.identifier(roles.reader)}`);
    await db.execute(sql`grant casualty_ledger_appender to ${sql.identifier(roles.appender)}`);
  } finally {
    await client.end({ timeout: 5 });
  }
}
