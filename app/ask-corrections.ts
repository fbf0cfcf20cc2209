import { listChangedFigures } from '@/db/queries/list-changed-figures';
import { type Correction, listCorrections } from '@/ledger/correction';
import { openReader } from './reader';

/** Every change of a published figure up to a position, the newest first. */
export async function askCorrections(position: number): Promise<Correction[]> {
  return listCorrections(await listChangedFigures(openReader().db, position));
}
