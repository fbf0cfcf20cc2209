import { and, asc, gt, lte } from 'drizzle-orm';
import type { Database } from '../client';
import { imports } from '../schema/imports';

/** Where a version of a dataset was imported. */
export type ImportPosition = { dataset: string; version: string; position: number };

/** The versions that were imported after one position and up to another, in that order. */
export async function listImportPositions(
  db: Database,
  after: number,
  upTo: number,
): Promise<ImportPosition[]> {
  return db
    .select({ dataset: imports.dataset, version: imports.version, position: imports.position })
    .from(imports)
    .where(and(gt(imports.position, after), lte(imports.position, upTo)))
    .orderBy(asc(imports.position));
}
