import { writeFile } from 'node:fs/promises';
import { Failure } from '@/cli/failure';
import { additionSchema } from '@/cli/input/drafts';
import { readDrafts } from '@/cli/input/read-drafts';
import { Faults, ImportRefused } from '@/datasets/csv/fault';
import { decodeLatin1 } from '@/datasets/csv/read-record';
import { withCsv } from '@/datasets/csv/records';
import { formatOf } from '@/datasets/formats';
import { layOutTable } from '@/datasets/import/check-header';
import { TableReader } from '@/datasets/import/table-reader';
import type { CsvFile } from './generate-csv';

/** What came of a file: refused in words, or taken with these records. */
export type Outcome =
  | { refused: string }
  | { header: string; taken: { raw: string; cells: string[] }[] };

async function* inPieces({ bytes, piece }: CsvFile): AsyncIterable<Buffer> {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
}

/** Reads event data as the importer does, up to what it hands to COPY. */
async function readEvents(file: CsvFile, id: 'ucdp-ged' | 'crisis-group'): Promise<Outcome> {
  const faults = new Faults();
  try {
    return await withCsv(inPieces(file), 'file.csv', async ({ header, walk }) => {
      const layout = layOutTable(formatOf(id), 'file.csv', 'file.csv', header);
      const reader = new TableReader(layout, 'file.csv', header, faults, { load: 1, tableNo: 1 });
      const taken: { raw: string; cells: string[] }[] = [];
      await walk(
        (record) => {
          const values = reader.read(record);
          taken.push({ raw: decodeLatin1(record.latin1), cells: [...record.cells] });
          // A line break in a value would be another row of COPY.
          if (values !== null && /[\n\r]/.test(values))
            throw new Error('a line break in the values');
        },
        () => null,
      );
      faults.refuseAny();
      return { header: decodeLatin1(header.latin1), taken };
    });
  } catch (error) {
    if (error instanceof ImportRefused) return { refused: error.message };
    throw error;
  }
}

/** Reads figures as `import figures` does, as far as their form goes. @param path where to write them */
async function readFigures({ bytes }: CsvFile, path: string): Promise<Outcome> {
  await writeFile(path, bytes);
  try {
    const { problems } = await readDrafts([path], additionSchema, null);
    const first = problems[0];
    return first ? { refused: first.message } : { header: '', taken: [] };
  } catch (error) {
    if (error instanceof Failure) return { refused: error.message };
    throw error;
  }
}

/** @throws any error but a refusal in the importer's own words */
export function readCsv(file: CsvFile, path: string): Promise<Outcome> {
  return file.kind === 'figures' ? readFigures(file, path) : readEvents(file, file.kind);
}
