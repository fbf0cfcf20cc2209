import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { decodeLatin1 } from '@/datasets/csv/read-record';
import { withCsv } from '@/datasets/csv/records';
import { openSource } from '@/datasets/source/open-source';
import { published } from '../integration/published-data';

const FILES = ['ucdp/ged-mexico.csv.gz', 'ucdp/ged-myanmar.csv.gz'];
/** More than the greatest id of the real rows. */
const ID_STEP = 1_000_000;

async function readRecords(file: string): Promise<{ header: string; records: string[] }> {
  const source = await openSource(published(file));
  return withCsv(source.bytes, file, async (csv) => {
    const records: string[] = [];
    await csv.walk(
      (record) => {
        records.push(decodeLatin1(record.latin1));
      },
      () => null,
    );
    return { header: decodeLatin1(csv.header.latin1), records };
  });
}

/**
 * Writes UCDP's real rows of Mexico and Myanmar again and again, to the character, each with an id of
 * its own.
 * @param rows how many
 */
export async function writeManyEvents(file: string, rows: number): Promise<void> {
  const [mexico, myanmar] = await Promise.all(FILES.map(readRecords));
  if (!mexico || !myanmar) throw new Error('the real rows could not be read');
  const real = [...mexico.records, ...myanmar.records];
  const out = createWriteStream(file);
  out.write(`${mexico.header}\n`);
  for (let row = 0; row < rows; row += 1) {
    const record = real[row % real.length] ?? '';
    const comma = record.indexOf(',');
    const id = Number(record.slice(0, comma)) + ID_STEP * Math.floor(row / real.length);
    if (!out.write(`${id}${record.slice(comma)}\n`)) await once(out, 'drain');
  }
  out.end();
  await finished(out);
}
