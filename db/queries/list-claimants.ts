import type { Claimant } from '@/ledger/conflict';
import type { Database } from '../client';
import { claimants } from '../schema/claimants';
import { listAsOf } from './as-of';

/** Everyone who asserts or passes on a number, as it stood at a position. */
export async function listClaimants(db: Database, position: number): Promise<Claimant[]> {
  return listAsOf(db, claimants, position);
}
