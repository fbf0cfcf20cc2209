import { and, eq, lte } from 'drizzle-orm';
import type { Database } from '../client';
import { imports } from '../schema/imports';

/** The position at which a dataset's version was imported; null where it was not by a position. */
export async function getImportPosition(
  db: Database,
  position: number,
  dataset: string,
  version: string,
): Promise<number | null> {
  const [row] = await db
    .select({ position: imports.position })
    .from(imports)
    .where(
      and(
        eq(imports.dataset, dataset),
        eq(imports.version, version),
        lte(imports.position, position),
      ),
    );
  return row?.position ?? null;
}
