import { and, eq } from 'drizzle-orm';
import type { Database } from '../client';
import { imports } from '../schema/imports';
import { loads } from '../schema/loads';

/** An imported version, with the number of its load: null where its rows are not in this database. */
export type ImportedVersion = typeof imports.$inferSelect & { load: number | null };

/** An imported version by its label, or null. For writing only: it reads the head of the ledger. */
export async function findImport(
  db: Database,
  dataset: string,
  version: string,
): Promise<ImportedVersion | null> {
  const [row] = await db
    .select({ import: imports, load: loads.load })
    .from(imports)
    .leftJoin(loads, eq(loads.position, imports.position))
    .where(and(eq(imports.dataset, dataset), eq(imports.version, version)))
    .limit(1);
  return row ? { ...row.import, load: row.load } : null;
}
