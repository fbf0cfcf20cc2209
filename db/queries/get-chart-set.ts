import { eq } from 'drizzle-orm';
import type { ChartSet } from '@/ledger/chart-set';
import { parseRecord } from '@/ledger/record';
import type { Database } from '../client';
import { entries } from '../schema/entries';

/** The set of what charts' files hold that the entry at a position was recorded with. */
export async function getChartSet(db: Database, position: number): Promise<ChartSet> {
  const [row] = await db
    .select({ record: entries.record })
    .from(entries)
    .where(eq(entries.position, position));
  return (row && parseRecord(row.record).entry.chart_set) ?? 1;
}
