import type { FigureRelation } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import { groupRivals } from '@/ledger/question';
import { QuestionStrip } from '../question/question-strip';
import type { Sides } from './claimant-line';

/** Up to so many figures of a question stand beside one; of a long series, its rivals alone. */
const BESIDE_UP_TO = 6;

/** The figures that stand beside one under its question, itself among them; and how many more there are. */
export function FigureRivals(props: {
  figure: Figure;
  /** All current figures of its question. */
  siblings: readonly Figure[];
  relations: readonly FigureRelation[];
  sides: Sides;
}) {
  const { figure, siblings, relations, sides } = props;
  const rivals = groupRivals(siblings, relations).rivals.find((group) =>
    group.some(({ id }) => id === figure.id),
  );
  const shown = siblings.length <= BESIDE_UP_TO ? siblings : (rivals ?? []);
  const beside = shown.filter(({ id }) => id !== figure.id);
  const more = siblings.filter(({ id }) => id !== figure.id).length - beside.length;
  const question = `/questions/${figure.question.id}`;
  if (figure.status === 'withdrawn') return null;
  if (siblings.length < 2) {
    return (
      <p className="claim-small">
        The only figure in the ledger for <a href={question}>this question</a>, which says nothing
        about whether it is right.
      </p>
    );
  }
  return (
    <section aria-labelledby="beside">
      <h2 id="beside" className="heading-small">
        {rivals?.length === shown.length ? 'Rival claims' : 'Figures for the same question'}
      </h2>
      {beside.length === 0 ? null : (
        <QuestionStrip figures={shown} sides={sides} shown={figure.id} />
      )}
      <p>
        <a href={question}>
          {more > 0 ? `All ${more + 1 + beside.length} figures` : 'Compare them'}
        </a>
      </p>
    </section>
  );
}
