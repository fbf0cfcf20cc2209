import type { Conflict } from '@/ledger/conflict';
import type { Database } from '../client';
import { conflicts } from '../schema/conflicts';
import { listAsOf } from './as-of';

/** Every conflict at a position, the first recorded first: that one is shown at `/`. */
export async function listConflicts(db: Database, position: number): Promise<Conflict[]> {
  return listAsOf(db, conflicts, position);
}
