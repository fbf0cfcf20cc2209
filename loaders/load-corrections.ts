import type { Database } from '@/db/client';
import { listChangedFigures } from '@/db/queries/list-changed-figures';
import { listRecordedAnew } from '@/db/queries/list-recorded-anew';
import { type Correction, listCorrections } from '@/ledger/correction';
import { listRecordCorrections, type RecordCorrection } from '@/ledger/record-correction';

/** Every change of a published figure up to a position, the newest first. */
export async function loadCorrections(db: Database, position: number): Promise<Correction[]> {
  return listCorrections(await listChangedFigures(db, position));
}

/** Every change of what figures name up to a position, the newest first. */
export async function loadRecordCorrections(
  db: Database,
  position: number,
): Promise<RecordCorrection[]> {
  return listRecordCorrections(await listRecordedAnew(db, position));
}
