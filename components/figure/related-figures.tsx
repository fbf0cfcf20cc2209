import type { FigureRelation } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import { groupRivals } from '@/ledger/question';
import { orderBySide } from '@/ledger/side';
import { Rivals } from './claim';
import type { Sides } from './claimant-line';
import { RelationList } from './relation-list';

/** What stands beside a figure: its rivals, itself among them, and the relations recorded to others. */
export function RelatedFigures(props: {
  figure: Figure;
  /** All current figures of its question. */
  siblings: readonly Figure[];
  relations: readonly FigureRelation[];
  others: readonly Figure[];
  sides: Sides;
}) {
  const { figure, siblings, relations, others, sides } = props;
  const rivals = groupRivals(orderBySide(siblings, sides), relations).rivals.find((group) =>
    group.some(({ id }) => id === figure.id),
  );
  const more = siblings.filter(({ id }) => !rivals?.some((each) => each.id === id));
  const beside = more.filter(({ id }) => id !== figure.id);
  return (
    <>
      {rivals ? (
        <section>
          <h2>Rival claims</h2>
          <Rivals figures={rivals} sides={sides} />
        </section>
      ) : null}
      {relations.length === 0 ? null : (
        <section>
          <h2>How it stands to other figures</h2>
          <RelationList own={[figure]} relations={relations} all={others} />
        </section>
      )}
      {beside.length === 0 ? null : (
        <p>
          <a href={`/questions/${figure.question.id}`}>
            {beside.length === 1 ? 'One more figure' : `${beside.length} more figures`} under the
            same question
          </a>
        </p>
      )}
      {rivals || figure.status === 'withdrawn' ? null : <AloneNote figure={figure} />}
    </>
  );
}

function AloneNote({ figure }: { figure: Figure }) {
  return (
    <p className="claim-small">
      No claim in the ledger stands against this one for the same scope and period, which says
      nothing about whether it is right.{' '}
      <a href={`/questions/${figure.question.id}`}>See what was counted</a>
    </p>
  );
}
