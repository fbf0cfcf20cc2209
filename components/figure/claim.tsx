import type { Figure } from '@/ledger/figure';
import { formatAffected, formatCounted, formatDay, formatPeriod } from '@/ledger/wording';
import { SourceLine } from '../source/source-line';
import { ClaimantLine, type Sides } from './claimant-line';
import { Computed } from './computed';
import { FigureLink } from './figure-said';

function sayScope(figure: Figure): string {
  const uncounted = figure.measure.family === 'materiel' || figure.measure.family === 'incidents';
  const isNamed = figure.affected_basis !== 'not stated';
  const parts = [
    formatPeriod(figure.period),
    isNamed ? `losses of ${formatAffected(figure)}` : 'whose losses: not stated',
    ...(uncounted ? [] : [`who was counted: ${formatCounted(figure)}`]),
  ];
  return parts.join(' · ');
}

/**
 * One claim with all that must travel with its number: who says it, in which words, about whom, as
 * of when, in which document.
 */
export function Claim({ figure, sides }: { figure: Figure; sides: Sides }) {
  return (
    <div className="claim" data-figure={figure.id}>
      <p className="claim-number">
        <FigureLink figure={figure} />
      </p>
      {figure.wording === null ? null : (
        <p className="claim-words">
          <q>{figure.wording}</q>
        </p>
      )}
      <p className="claim-who">
        <ClaimantLine figure={figure} sides={sides} />
      </p>
      <p className="claim-small">
        As of {formatDay(figure.as_of)}. <SourceLine figure={figure} /> <Computed figure={figure} />
      </p>
      <p className="claim-small">{sayScope(figure)}</p>
    </div>
  );
}

/** Claims that answer one question against each other, side by side; none is chosen. */
export function Rivals({ figures, sides }: { figures: readonly Figure[]; sides: Sides }) {
  return (
    <div className="rivals">
      <p className="rivals-head">{figures.length} answers, side by side</p>
      <div className="rivals-claims">
        {figures.map((figure) => (
          <Claim key={figure.id} figure={figure} sides={sides} />
        ))}
      </div>
    </div>
  );
}
