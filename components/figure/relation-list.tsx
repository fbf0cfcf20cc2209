import type { FigureRelation } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import { formatRelation, readRelation } from '@/ledger/relation';
import { FigureInLine } from './figure-in-line';

type Line = { relation: FigureRelation; subject: Figure; other: Figure; verb: string };

/** Each relation once, told from the side of one of `own`; one to a figure not at hand is left out. */
function toLines(
  relations: readonly FigureRelation[],
  own: readonly Figure[],
  all: readonly Figure[],
) {
  const find = (figures: readonly Figure[], id: string) => figures.find((each) => each.id === id);
  return relations.flatMap((relation): Line[] => {
    const forward = find(own, relation.figure);
    const subject = forward ?? find(own, relation.other);
    const other = find(all, forward ? relation.other : relation.figure);
    if (!subject || !other) return [];
    const said = readRelation(relation, subject, other);
    const verb = formatRelation(said, forward ? 'forward' : 'backward');
    return [{ relation, subject, other, verb }];
  });
}

/** What was noted with a relation; where the page says otherwise than the record, both are said. */
function Note({ relation, verb }: Pick<Line, 'relation' | 'verb'>) {
  const isRefuted = relation.relation === 'contradicts' && verb !== 'contradicts';
  if (relation.note === null && !isRefuted) return null;
  return (
    <p className="claim-small">
      {isRefuted
        ? 'Some number is allowed by both, so neither refutes the other. Recorded as “contradicts”: '
        : null}
      {relation.note}
    </p>
  );
}

/**
 * How figures stand to others, in words.
 * @param own whose relations are listed; a single one is called "this figure"
 */
export function RelationList(props: {
  own: readonly Figure[];
  relations: readonly FigureRelation[];
  all: readonly Figure[];
}) {
  const { own, relations, all } = props;
  return (
    <ul className="relations">
      {toLines(relations, own, all).map(({ relation, subject, other, verb }) => (
        <li key={relation.position}>
          <p>
            {own.length === 1 ? (
              'This figure'
            ) : (
              <FigureInLine figure={subject} withQuestion={false} />
            )}{' '}
            {verb}{' '}
            <FigureInLine figure={other} withQuestion={other.question.id !== subject.question.id} />
            .
          </p>
          <Note relation={relation} verb={verb} />
        </li>
      ))}
    </ul>
  );
}
