import Papa from 'papaparse';

/**
 * The cells of a record, in the order of its table's columns.
 * @param published a record as the publisher's file has it
 */
export function parseRecord(published: string): string[] {
  const { data } = Papa.parse<string[]>(published, { delimiter: ',', newline: '\r\n' });
  const [cells, ...more] = data;
  if (!cells || more.length > 0) throw new Error(`not one record: ${published.slice(0, 60)}`);
  return cells;
}
