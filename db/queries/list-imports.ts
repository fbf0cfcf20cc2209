import { and, asc, eq, lte } from 'drizzle-orm';
import type { Database } from '../client';
import { imports } from '../schema/imports';
import { loads } from '../schema/loads';
import type { ImportedVersion } from './find-import';

/**
 * The versions of every dataset, or of one, that were imported up to a position, in the order of their
 * import. `load` tells whether the rows are in this database now: the ledger says nothing of that.
 */
export async function listImports(
  db: Database,
  position: number,
  dataset: string | null,
): Promise<ImportedVersion[]> {
  const rows = await db
    .select({ import: imports, load: loads.load })
    .from(imports)
    .leftJoin(loads, eq(loads.position, imports.position))
    .where(
      and(
        lte(imports.position, position),
        dataset === null ? undefined : eq(imports.dataset, dataset),
      ),
    )
    .orderBy(asc(imports.position));
  return rows.map((row) => ({ ...row.import, load: row.load }));
}
