import { sayClaimant, sayPublishers } from '@/ledger/claimant-words';
import type { Figure } from '@/ledger/figure';
import { formatDay, formatPeriod } from '@/ledger/wording';
import { FigureLink } from './figure-said';
import { sayOwnScope } from './scope';

/** Who says it, as of when, in which document: what a number never stands without. */
export function sayOrigin(figure: Figure): string {
  const who = `${sayClaimant(figure)}; as of ${formatDay(figure.as_of)}`;
  // A report that speaks for itself has been named as who says it.
  return figure.claimant.kind === 'document' ? who : `${who}; source: ${sayPublishers(figure)}`;
}

/**
 * A figure in a line of text.
 * @param withQuestion where the text around it does not say what was counted
 */
export function FigureInLine({ figure, withQuestion }: { figure: Figure; withQuestion: boolean }) {
  const scope = sayOwnScope(figure.question);
  return (
    <>
      <FigureLink figure={figure} />{' '}
      <span className="claim-small">
        (
        {withQuestion ? (
          <>
            <a href={`/questions/${figure.question.id}`}>{figure.question.title}</a>
            {scope === null ? null : `, ${scope}`}
            {`, ${formatPeriod(figure.period)}; `}
          </>
        ) : null}
        {sayOrigin(figure)})
      </span>
      {figure.status === 'withdrawn' ? <span className="tag">withdrawn</span> : null}
    </>
  );
}
