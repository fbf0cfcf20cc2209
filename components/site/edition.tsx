import { openDb } from '@/db/web';
import { loadRecordedAt } from '@/loaders/load-recorded-at';
import { Recorded } from '../figure/recorded';

/** A state of the ledger, its day first: "22 November 2026 (edition 179)". */
export async function Edition({ position }: { position: number }) {
  const at = await loadRecordedAt(openDb(), position);
  if (at === null) return <>edition {position}</>;
  return (
    <>
      <Recorded at={at} /> (edition {position})
    </>
  );
}
