import { Fragment } from 'react';
import type { Figure } from '@/ledger/figure';
import type { Refusals as AllRefusals, Attempt } from '@/ledger/refusal';
import { FigureInLine } from '../figure/figure-in-line';

function Terms({ figures }: { figures: readonly Figure[] }) {
  const [first] = figures;
  if (figures.length > 2 && first) return <strong>All {figures.length} figures</strong>;
  const oneQuestion = figures.every((each) => each.question.id === first?.question.id);
  return figures.map((figure, index) => (
    <Fragment key={figure.id}>
      {index > 0 ? ' and ' : ''}
      <FigureInLine figure={figure} withQuestion={!oneQuestion} />
    </Fragment>
  ));
}

function Outcome({ attempt }: { attempt: Attempt }) {
  const { combination } = attempt;
  return (
    <>
      <p>
        <Terms figures={attempt.figures} />
      </p>
      <p className="refusal-words">
        {combination.kind === 'refused'
          ? combination.words
          : 'Nothing recorded speaks against adding these: one claimant, one measure, one as-of day, scopes shown to be separate. The ledger publishes no sum of its own here.'}
      </p>
    </>
  );
}

function Attempts({ title, attempts }: { title: string; attempts: readonly Attempt[] }) {
  if (attempts.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="refusals">
        {attempts.map((attempt) => (
          <li key={attempt.figures.map(({ id }) => id).join(' ')}>
            <Outcome attempt={attempt} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the fold is about, so that nobody must open it to learn the answer. */
function summarise({ within, related, samePhase, sameFamily }: AllRefusals): string {
  const attempts = [...within, ...related, ...samePhase, ...sameFamily.map((each) => each.attempt)];
  const allRefused = attempts.every(({ combination }) => combination.kind === 'refused');
  if (!allRefused) return 'Which of these figures can be added?';
  return within.length > 0
    ? 'These figures cannot be added (why?)'
    : 'This cannot be added to other figures (why?)';
}

/** Where a reader would add or compare: what the ledger refuses, and why, in words; folded, since few ask. */
export function Refusals({ refusals }: { refusals: AllRefusals }) {
  const { within, related, samePhase, sameFamily, otherMeasures } = refusals;
  const none = [within, related, samePhase, sameFamily, otherMeasures].every(
    (list) => list.length === 0,
  );
  if (none) return null;
  return (
    <details id="sums" className="folded">
      <summary>{summarise(refusals)}</summary>
      <Attempts title="Figures of this question with each other" attempts={within} />
      <Attempts title="With figures that are recorded in relation to them" attempts={related} />
      <Attempts
        title="With another measure of the same kind, in the same time"
        attempts={sameFamily.map(({ attempt }) => attempt)}
      />
      <Attempts title="With other counts of the same phase" attempts={samePhase} />
      {otherMeasures.length === 0 ? null : (
        <p>
          What else was counted in the same time is of another kind and never added to it:{' '}
          {otherMeasures.map(({ id, name }, index) => (
            <span key={id}>
              {index > 0 ? '; ' : ''}
              <a href={`/methods#${id}`}>{name}</a>
            </span>
          ))}
          .
        </p>
      )}
      <p className="claim-small">
        <a href="/methods#sums">The rules of adding</a>
      </p>
    </details>
  );
}
