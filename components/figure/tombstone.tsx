import type { Figure } from '@/ledger/figure';
import { WITHDRAWAL_MEANINGS } from '@/ledger/meaning';
import { FigureSaid } from './figure-said';
import { Recorded } from './recorded';

/** Says that a figure was withdrawn: what it last said, why, and what stands in its place. */
export function Tombstone({ figure }: { figure: Figure }) {
  const { withdrawal } = figure;
  if (withdrawal === null) return null;
  return (
    <aside className="banner" aria-label="Withdrawn">
      <p>
        <strong>This figure was withdrawn</strong> on <Recorded at={figure.recorded_at} />:{' '}
        {withdrawal.reason}. {WITHDRAWAL_MEANINGS[withdrawal.reason]} {withdrawal.words}
      </p>
      <p>
        It last said <FigureSaid figure={figure} />.{' '}
        {withdrawal.replacement === null ? (
          'No other figure replaces it.'
        ) : (
          <a href={`/figures/${withdrawal.replacement}`}>
            Figure {withdrawal.replacement} replaces it
          </a>
        )}
      </p>
    </aside>
  );
}
