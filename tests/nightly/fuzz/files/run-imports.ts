import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { ImportRefused } from '@/datasets/csv/fault';
import { importInto, loadedVersion } from '../../../integration/importing';
import type { TestLedger } from '../../../integration/ledger';
import { csvFiles } from './generate-csv';
import { readCsv } from './read-csv';

export type ImportsReport = { files: number; stored: number; refused: number; faults: string[] };

/** Event files, as rarely wrong as it takes for some to be stored. */
const eventFiles = csvFiles.filter(({ kind }) => kind !== 'figures');

/**
 * Imports generated files into a real ledger: each is refused in the importer's own words and leaves
 * nothing, or every record of it is stored byte for byte.
 * @param folder where they may be written
 */
export async function fuzzImports(
  ledger: TestLedger,
  folder: string,
  { seed, files }: { seed: number; files: number },
): Promise<ImportsReport> {
  const report: ImportsReport = { files: 0, stored: 0, refused: 0, faults: [] };
  const name = path.join(folder, 'file.csv');
  for (const file of fc.sample(eventFiles, { seed, numRuns: files })) {
    if (file.kind === 'figures') continue;
    report.files += 1;
    const version = `1.${report.files}`;
    await writeFile(name, file.bytes);
    const show = () => JSON.stringify(file.bytes.toString('latin1').slice(0, 600));
    try {
      const { position } = await importInto(ledger, {
        files: [name],
        format: file.kind,
        dataset: 'generated',
        version,
      });
      report.stored += 1;
      const { load } = await loadedVersion(ledger, 'generated', version);
      const rows = await ledger.web.sql<{ published: string }[]>`
        select published from datasets.events where load = ${load} order by record`;
      const read = await readCsv(file, name);
      const expected = 'taken' in read ? read.taken.map(({ raw }) => raw) : null;
      const stored = rows.map(({ published }) => published);
      // A row with nothing but an id is counted and left out.
      const kept = expected?.filter(
        (raw) => file.kind === 'ucdp-ged' || !/^"?\d+"?,("")?,("")?,("")?$/.test(raw),
      );
      if (JSON.stringify(stored) !== JSON.stringify(kept))
        report.faults.push(`stored otherwise at ${position}: ${show()}`);
    } catch (error) {
      if (error instanceof ImportRefused) report.refused += 1;
      else
        report.faults.push(
          `${error instanceof Error ? error.stack?.slice(0, 500) : error}\n${show()}`,
        );
    }
  }
  const [left] = await ledger.web.sql<{ loads: number; entries: number; tables: number }[]>`
    select (select count(*)::int from datasets.loads) as loads,
      (select count(*)::int from ledger.entries) as entries,
      (select count(*)::int from pg_class where relname like 'events\\_%' and relkind = 'r'
        and relnamespace = 'datasets'::regnamespace) as tables`;
  const { stored } = report;
  if (JSON.stringify(left) !== JSON.stringify({ loads: stored, entries: stored, tables: stored }))
    report.faults.push(
      `what was refused left something: ${JSON.stringify(left)}, ${stored} stored`,
    );
  return report;
}
