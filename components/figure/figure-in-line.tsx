import type { Figure } from '@/ledger/figure';
import { formatClaimant, formatDay, formatPeriod } from '@/ledger/wording';
import { FigureLink } from './figure-said';

/** Who says it, as of when, in which document: what a number never stands without. */
export function sayOrigin(figure: Figure): string {
  const publishers = [...new Set(figure.sources.map(({ publisher }) => publisher))].join('; ');
  return `${formatClaimant(figure)}; as of ${formatDay(figure.as_of)}; source: ${publishers}`;
}

/**
 * A figure in a line of text.
 * @param withQuestion where the text around it does not say what was counted
 */
export function FigureInLine({ figure, withQuestion }: { figure: Figure; withQuestion: boolean }) {
  return (
    <>
      <FigureLink figure={figure} />{' '}
      <span className="claim-small">
        (
        {withQuestion ? (
          <>
            <a href={`/questions/${figure.question.id}`}>{figure.question.title}</a>
            {figure.question.scope === null ? null : `, ${figure.question.scope}`}
            {`, ${formatPeriod(figure.period)}; `}
          </>
        ) : null}
        {sayOrigin(figure)})
      </span>
      {figure.status === 'withdrawn' ? <span className="tag">withdrawn</span> : null}
    </>
  );
}
