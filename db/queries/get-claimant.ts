import type { Claimant } from '@/ledger/conflict';
import type { Database } from '../client';
import { claimants } from '../schema/claimants';
import { getAsOf } from './as-of';

/** Someone who asserts or passes on numbers, at a position; null where there is no such claimant. */
export function getClaimant(db: Database, position: number, id: string): Promise<Claimant | null> {
  return getAsOf(db, claimants, position, id);
}
