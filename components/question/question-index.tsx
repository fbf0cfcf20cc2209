import { orderPhases } from '@/charts/order';
import type { ConflictView, Question } from '@/ledger/conflict';
import { FigureInLine } from '../figure/figure-in-line';
import { sayOwnScope } from '../figure/scope';

/** More answers than these are counted instead of listed. */
const SHOWN = 5;

function Line({ question, view }: { question: Question; view: ConflictView }) {
  const figures = view.figures.filter((figure) => figure.question.id === question.id);
  const scope = sayOwnScope(question);
  return (
    <li>
      <a href={`/questions/${question.id}`}>{question.title}</a>
      {scope === null ? null : ` (${scope})`}
      {figures.length === 0 ? <p className="gap">no figure</p> : null}
      {figures.length > SHOWN ? (
        <p className="claim-small">{figures.length} figures</p>
      ) : (
        figures.map((figure) => (
          <p className="index-answer" key={figure.id}>
            <FigureInLine figure={figure} withQuestion={false} />
          </p>
        ))
      )}
    </li>
  );
}

/** Every question of a conflict, by phase; a phase without one is shown as a gap. */
export function QuestionIndex({ view }: { view: ConflictView }) {
  const of = (phase: string | null) => view.questions.filter((each) => each.phase === phase);
  const across = of(null);
  return (
    <section aria-labelledby="questions">
      <h2 id="questions">Everything that was counted</h2>
      {orderPhases(view).map((phase) => (
        <div className="index-phase" key={phase.id}>
          <h3>{phase.name}</h3>
          {of(phase.id).length === 0 ? (
            <p className="gap">{phase.note ?? 'No figure in the ledger for this phase.'}</p>
          ) : (
            <ul className="index">
              {of(phase.id).map((question) => (
                <Line key={question.id} question={question} view={view} />
              ))}
            </ul>
          )}
        </div>
      ))}
      {across.length === 0 ? null : (
        <div className="index-phase">
          <h3>Across the phases</h3>
          <ul className="index">
            {across.map((question) => (
              <Line key={question.id} question={question} view={view} />
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
