import { groupByQuestion, orderPhases, type QuestionGroup } from '@/charts/order';
import type { ConflictView } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import { groupRivals } from '@/ledger/question';
import { orderBySide } from '@/ledger/side';
import { formatDay } from '@/ledger/wording';
import { Claim, Rivals } from '../figure/claim';

function Headline({ group, view }: { group: QuestionGroup; view: ConflictView }) {
  const { sides } = view.conflict;
  const { rivals, alone } = groupRivals(orderBySide(group.figures, sides), view.relations);
  const phase = group.figures[0]?.phase;
  return (
    <li className={rivals.length > 0 ? 'headline headline-wide' : 'headline'}>
      <p className="headline-phase">{phase ? phase.name : 'Across the phases'}</p>
      <h3>
        <a href={`/questions/${group.id}`}>{group.title}</a>
      </h3>
      {rivals.map((figures) => (
        <Rivals key={figures[0]?.id} figures={figures} sides={sides} />
      ))}
      {alone.map((figure) => (
        <Claim key={figure.id} figure={figure} sides={sides} />
      ))}
    </li>
  );
}

/** By phase in order of time, what runs across the phases last. */
function orderGroups(view: ConflictView, figures: readonly Figure[]): QuestionGroup[] {
  const phases = orderPhases(view).map(({ id }) => id);
  const rank = ({ figures: [first] }: QuestionGroup) => {
    const found = phases.indexOf(first?.phase?.id ?? '');
    return found < 0 ? phases.length : found;
  };
  return groupByQuestion(view, figures).toSorted((a, b) => rank(a) - rank(b));
}

/** The figures that a conflict's page opens with, as their document says them. */
export function Headlines({ figures, view }: { figures: readonly Figure[]; view: ConflictView }) {
  const source = figures[0]?.sources[0];
  if (!source) return null;
  return (
    <section aria-labelledby="headlines">
      <h2 id="headlines">Key figures</h2>
      <p>
        All {figures.length} figures of{' '}
        <a href={`/sources/${source.id}`}>
          {source.publisher}
          {source.date === null ? '' : `, ${formatDay(source.date)}`}
        </a>
        , each as it says them. A number leads to its permanent page.
      </p>
      <ul className="headlines">
        {orderGroups(view, figures).map((group) => (
          <Headline key={group.id} group={group} view={view} />
        ))}
      </ul>
    </section>
  );
}
