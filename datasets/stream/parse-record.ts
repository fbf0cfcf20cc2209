import { COMMA, readRecord, toBytes } from '../csv/read-record';

/**
 * The cells of a record, in the order of its table's columns.
 * @param published a record as the publisher's file has it
 */
export function parseRecord(published: string): string[] {
  const block = toBytes(Buffer.from(published));
  const found = readRecord(block, 0, COMMA);
  if (found?.end !== block.bytes.length)
    throw new Error(`not one record: ${published.slice(0, 60)}`);
  return found.cells;
}
