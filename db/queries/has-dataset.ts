import { and, eq, lte } from 'drizzle-orm';
import type { Database } from '../client';
import { imports } from '../schema/imports';

/** Whether any version of a dataset had been imported by a position. */
export async function hasDataset(
  db: Database,
  position: number,
  dataset: string,
): Promise<boolean> {
  const rows = await db
    .select({ position: imports.position })
    .from(imports)
    .where(and(eq(imports.dataset, dataset), lte(imports.position, position)))
    .limit(1);
  return rows.length > 0;
}
