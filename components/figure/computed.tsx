import type { Figure } from '@/ledger/figure';

/** Where a figure's page says how we computed it. */
export const COMPUTATION = 'computation';

/** Leads from a number that we computed to how; nothing beside one that somebody else gave. */
export function Computed({ figure }: { figure: Figure }) {
  if (figure.computation === null) return null;
  return (
    <a className="claim-small" href={`/figures/${figure.id}#${COMPUTATION}`}>
      How it was computed
    </a>
  );
}
