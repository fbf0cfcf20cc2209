import { type ImportRequest, importVersion } from '@/datasets/import/import-version';
import type { Progress } from '@/datasets/import/load-tables';
import { type LoadedVersion, streamCsv } from '@/datasets/stream/stream-csv';
import { findImport } from '@/db/queries/find-import';
import type { TestLedger } from './ledger';

export const SILENT: Progress = { step: () => {}, rows: () => {} };

/** Imports with what a test does not care about filled in. */
export function importInto(
  ledger: Pick<TestLedger, 'editor'>,
  over: Partial<ImportRequest> & { files: string[] },
  progress: Progress = SILENT,
) {
  return importVersion(
    ledger.editor,
    {
      format: 'ucdp-ged',
      dataset: 'ged-mexico',
      version: '24.1',
      licence: 'CC BY 4.0',
      source: 'https://ucdp.uu.se/downloads/',
      title: null,
      publisher: null,
      citation: null,
      recorded_by: 'A test',
      why: 'To test',
      dryRun: false,
      ...over,
    },
    progress,
  );
}

/** A version whose rows are in the test's database. */
export async function loadedVersion(
  ledger: TestLedger,
  dataset: string,
  version: string,
): Promise<LoadedVersion> {
  const found = await findImport(ledger.web.db, dataset, version);
  if (!found || found.load === null) throw new Error(`${dataset} ${version} is not loaded`);
  return { load: found.load, tables: found.tables };
}

/** A version's whole `events.csv`, or that of one table. */
export async function wholeCsv(
  ledger: TestLedger,
  version: LoadedVersion,
  table: string | null = null,
): Promise<string> {
  let text = '';
  for await (const piece of streamCsv(ledger.web.db, version, { table, filter: null })) {
    text += piece.toString();
  }
  return text;
}
