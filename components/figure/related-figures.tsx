import type { FigureRelation } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import { RelationList } from './relation-list';

/** The relations that are recorded between a figure and others. */
export function RelatedFigures(props: {
  figure: Figure;
  relations: readonly FigureRelation[];
  others: readonly Figure[];
}) {
  const { figure, relations, others } = props;
  if (relations.length === 0) return null;
  return (
    <section>
      <h2>Related figures</h2>
      <RelationList own={[figure]} relations={relations} all={others} />
    </section>
  );
}
