import { PlotView } from '@/charts/card/plot-view';
import { plotClaims } from '@/charts/series';
import type { FoundQuestion } from '@/db/queries/search';
import type { Conflict } from '@/ledger/conflict';
import { FigureInLine } from '../figure/figure-in-line';

/** A question with more figures than this shows the best few of them, and says how many there are. */
const FEW = 8;
const SHOWN_OF_MANY = 4;

/** A conflict's sides, whose hues and shapes its marks have. */
type Sided = Pick<Conflict, 'id' | 'sides'>;

/** All claims of a question on one axis. */
function Strip({ question, figures, conflicts }: FoundQuestion & { conflicts: readonly Sided[] }) {
  const sides = conflicts.find(({ id }) => id === question.conflict)?.sides ?? [];
  const { id, title } = question;
  const plot = plotClaims({ conflict: { sides } }, { id, title, figures });
  if (plot === null) return null;
  return (
    <figure className={`chart plot question-${plot.kind}`} aria-label={`${title}: all claims`}>
      <PlotView plot={plot} still={{ target: '_self' }} small={plot.kind === 'strip'} />
    </figure>
  );
}

/** One result: what was counted, and who gives which number for it. */
function Found({ question, figures, conflicts }: FoundQuestion & { conflicts: readonly Sided[] }) {
  const shown = figures.length <= FEW ? figures : figures.slice(0, SHOWN_OF_MANY);
  const href = `/questions/${question.id}`;
  return (
    <li className="found">
      <h3>
        <a href={href}>{question.title}</a>
        {question.scope === null ? null : <span className="claim-small"> ({question.scope})</span>}
      </h3>
      <Strip question={question} figures={figures} conflicts={conflicts} />
      <ul>
        {shown.map((figure) => (
          <li key={figure.id}>
            <FigureInLine figure={figure} withQuestion={false} />
          </li>
        ))}
      </ul>
      {shown.length === figures.length ? null : (
        <p>
          <a href={href}>All {figures.length} figures</a>
        </p>
      )}
    </li>
  );
}

/** Questions that were found, best first, each with its figures. */
export function FoundQuestions(props: {
  found: readonly FoundQuestion[];
  conflicts: readonly Sided[];
}) {
  const { found, conflicts } = props;
  if (found.length === 0) return null;
  return (
    <section>
      <h2>Figures ({found.reduce((sum, { figures }) => sum + figures.length, 0)})</h2>
      <ol className="hits">
        {found.map(({ question, figures }) => (
          <Found key={question.id} {...{ question, figures, conflicts }} />
        ))}
      </ol>
    </section>
  );
}
