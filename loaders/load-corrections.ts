import type { Database } from '@/db/client';
import { listChangedFigures } from '@/db/queries/list-changed-figures';
import { type Correction, listCorrections } from '@/ledger/correction';

/** Every change of a published figure up to a position, the newest first. */
export async function loadCorrections(db: Database, position: number): Promise<Correction[]> {
  return listCorrections(await listChangedFigures(db, position));
}
