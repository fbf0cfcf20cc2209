import type { Figure } from '@/ledger/figure';
import { formatDay, formatPeriod } from '@/ledger/wording';
import { SourceLine } from '../source/source-line';
import { ClaimantLine, type Sides } from './claimant-line';
import { FigureSaid } from './figure-said';
import { sayOwnScope } from './scope';

/** The number as it is said, large, never without its question, its claimant, its day and its source. */
export function FigureHead({ figure, sides }: { figure: Figure; sides: Sides }) {
  const { question } = figure;
  const scope = sayOwnScope(question);
  return (
    <header className="figure-head">
      <h1>
        <span className="figure-question">{question.title}</span>{' '}
        <span className="figure-number">
          <FigureSaid figure={figure} />
        </span>
      </h1>
      {scope === null ? null : <p className="figure-scope">Counted: {scope}</p>}
      <p className="figure-who">
        <ClaimantLine figure={figure} sides={sides} />
      </p>
      <p className="figure-line">
        {formatPeriod(figure.period)} · as of {formatDay(figure.as_of)} ·{' '}
        <SourceLine figure={figure} />
      </p>
    </header>
  );
}
