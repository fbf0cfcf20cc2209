import type { Measure } from '@/ledger/conflict';
import type { Database } from '../client';
import { measures } from '../schema/measures';
import { listAsOf } from './as-of';

/** What is counted, with the definitions in force at a position. */
export async function listMeasures(db: Database, position: number): Promise<Measure[]> {
  return listAsOf(db, measures, position);
}
