import { formatDay } from '../wording';
import { LEDGER } from './ledger';
import type { Work } from './work';

/** A named position of the ledger with checksums. */
export type CitedRelease = {
  name: string;
  position: number;
  /** When it was released, in ISO 8601. */
  released_at: string;
  /** Its whole address. */
  address: string;
};

/** A release as a work to cite: a dataset. */
export function citeRelease({ name, position, released_at, address }: CitedRelease): Work {
  const day = released_at.slice(0, 10);
  return {
    ...LEDGER,
    key: `casualtyledger_release_${name}`,
    kind: 'dataset',
    title: `Casualty Ledger, release ${name} of ${formatDay(day)} (position ${position})`,
    date: day,
    url: address,
    version: name,
    note: 'Cite the original source of each figure first.',
  };
}
