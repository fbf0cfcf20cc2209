import { writeFile } from 'node:fs/promises';
import { GED_HEADER, gedRow } from '../../integration/ged-example';

/** Writes a file of event data, of rows of nobody's. */
export async function writeEvents(file: string, rows: number): Promise<void> {
  const lines = Array.from({ length: rows }, (_, n) =>
    gedRow({ id: n + 1, best: n % 90, high: 99 }),
  );
  await writeFile(file, `${[GED_HEADER, ...lines].join('\n')}\n`);
}
