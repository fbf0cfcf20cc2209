import { formatDay } from '@/ledger/wording';

/** The day on which an entry was made, with the full time for machines. @param at ISO 8601, UTC */
export function Recorded({ at }: { at: string }) {
  return <time dateTime={at}>{formatDay(at.slice(0, 10))}</time>;
}
