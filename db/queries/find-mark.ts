import { and, desc, eq, lte } from 'drizzle-orm';
import type { Database } from '../client';
import { rowMarks } from '../schema/row-marks';
import type { TableAt } from './dataset-at';

/** A record of a table and the byte of its `events.csv` at which it begins. */
export type Mark = { record: number; at: number };

/** The last marked record that begins at or before a byte, or null where that is within the header. */
export async function findMark(
  db: Database,
  { load, tableNo }: TableAt,
  byte: number,
): Promise<Mark | null> {
  const [mark] = await db
    .select({ record: rowMarks.record, at: rowMarks.at })
    .from(rowMarks)
    .where(and(eq(rowMarks.load, load), eq(rowMarks.table_no, tableNo), lte(rowMarks.at, byte)))
    .orderBy(desc(rowMarks.at))
    .limit(1);
  return mark ?? null;
}
