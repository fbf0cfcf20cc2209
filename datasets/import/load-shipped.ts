import { existsSync } from 'node:fs';
import path from 'node:path';
import { openDatabase } from '@/db/client';
import { getHead } from '@/db/queries/get-head';
import { listImports } from '@/db/queries/list-imports';
import { PROJECT_ROOT } from '@/project-root';

/** The rows of the datasets that the shipped log names: a folder a dataset, in it one a version. */
const SHIPPED_DATASETS = path.join(PROJECT_ROOT, 'db/datasets');

/**
 * Loads the rows of shipped datasets that the ledger names and this database lacks, each version in a
 * transaction of its own. Done again, it loads nothing.
 * @param appenderUrl address of the appender's role
 * @returns how many versions were loaded now
 * @throws ImportRefused where a shipped file is not what the ledger has the checksums of
 */
export async function loadShippedDatasets(appenderUrl: string): Promise<number> {
  const { db, close } = openDatabase(appenderUrl, { max: 1, name: 'casualty-ledger datasets' });
  try {
    const head = await getHead(db);
    const imports = head === null ? [] : await listImports(db, head.position, null);
    const folderOf = (dataset: string, version: string) =>
      path.join(SHIPPED_DATASETS, dataset, version);
    const missing = imports.filter(
      ({ load, dataset, version }) => load === null && existsSync(folderOf(dataset, version)),
    );
    if (missing.length === 0) return 0;
    // Nearly every start has nothing to load, and does without the readers of all formats.
    const { loadWithin } = await import('./import-version');
    for (const version of missing) {
      const folder = folderOf(version.dataset, version.version);
      const files = version.tables.map(({ name }) => path.join(folder, `${name}.csv`));
      await db.transaction((transaction) =>
        loadWithin(transaction, version, files, { step: () => {}, rows: () => {} }),
      );
    }
    return missing.length;
  } finally {
    await close();
  }
}
