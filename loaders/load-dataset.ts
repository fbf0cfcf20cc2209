import type { Database } from '@/db/client';
import { EVERY_EVENT } from '@/db/queries/event-filter';
import type { ImportedVersion } from '@/db/queries/find-import';
import { listImports } from '@/db/queries/list-imports';
import { listYearlySums } from '@/db/queries/list-yearly-sums';
import { BadRequest } from '@/ledger/bad-request';
import type { DatasetExample } from './examples';

/** A version whose rows are in this database. */
export type LoadedImport = ImportedVersion & { load: number };

/** The versions of every dataset up to a position, in the order of their import. */
export async function loadImports(db: Database, position: number): Promise<ImportedVersion[]> {
  return listImports(db, position, null);
}

/** One version, or null where it was not imported by that position. */
export async function loadImport(
  db: Database,
  position: number,
  dataset: string,
  version: string,
): Promise<ImportedVersion | null> {
  const all = await loadImports(db, position);
  return all.find((one) => one.dataset === dataset && one.version === version) ?? null;
}

/** The table that an address names, and its number; without a name the first. Null where there is none. */
export function findTable({ tables }: ImportedVersion, name: string | undefined) {
  const index = name === undefined ? 0 : tables.findIndex((table) => table.name === name);
  const table = tables[index];
  return table ? { table, tableNo: index + 1 } : null;
}

/**
 * The table that a file's address names.
 * @throws BadRequest naming those that there are
 */
export function chooseTable(version: ImportedVersion, name: string | undefined) {
  const found = findTable(version, name);
  if (found) return found;
  const names = version.tables.map((each) => each.name);
  throw new BadRequest(`"table" is "${name}"; allowed here: ${names.join(', ')}`, 'table', names);
}

/** Names for the examples of the API's description; null where no dataset's rows are here. */
export async function loadDatasetExample(
  db: Database,
  position: number,
): Promise<DatasetExample | null> {
  const all = await loadImports(db, position);
  const version = all.findLast((one) => one.load !== null);
  const [table] = version?.tables ?? [];
  if (!version || version.load === null || !table) return null;
  const [sum] = await listYearlySums(db, { load: version.load, tableNo: 1 }, EVERY_EVENT);
  const others = all.filter((one) => one.dataset === version.dataset && one.load !== null);
  const [from, to] = others.length > 1 ? [others.at(0), others.at(-1)] : [];
  return {
    slug: version.dataset,
    version: version.version,
    table: table.name,
    conflict: sum?.conflict_id ?? null,
    country: null,
    year: sum?.year ?? null,
    category: null,
    from: from?.version ?? null,
    to: to?.version ?? null,
  };
}
