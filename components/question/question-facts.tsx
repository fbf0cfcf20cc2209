import type { ConflictView, Measure, Question } from '@/ledger/conflict';
import { capitalise } from '@/ledger/text';
import { formatPeriod } from '@/ledger/wording';
import { Facts } from '../site/facts';

function MeasureWords({ measure }: { measure: Measure }) {
  return (
    <>
      <p>
        <a href={`/methods#${measure.id}`}>{capitalise(measure.name)}</a>, in {measure.unit}.{' '}
        {measure.definition}
      </p>
      <p className="claim-small">
        {measure.includes === null ? null : <>Includes: {measure.includes} </>}
        {measure.excludes === null ? null : <>Excludes: {measure.excludes} </>}
        Defined by {measure.defined_by}.
      </p>
    </>
  );
}

/** "What was counted": the editorial record that figures answer. */
export function QuestionFacts({ question, view }: { question: Question; view: ConflictView }) {
  const measure = view.measures.find(({ id }) => id === question.measure);
  const phase = view.phases.find(({ id }) => id === question.phase);
  const party = view.parties.find(({ id }) => id === question.affected);
  const uncounted = measure?.family === 'materiel' || measure?.family === 'incidents';
  const { scope, ucdp_conflict_id: ucdp } = question;
  return (
    <section>
      <h2>What was counted</h2>
      <Facts
        facts={[
          measure ? { term: 'Measure', children: <MeasureWords measure={measure} /> } : null,
          {
            term: 'Whose losses',
            children: (
              <p>
                {party ? party.name : 'Differs from figure to figure'}
                {party?.note ? <span className="claim-small"> ({party.note})</span> : null}
              </p>
            ),
          },
          uncounted
            ? null
            : {
                term: 'Who was counted',
                children: <p>{question.counted ?? 'Differs from figure to figure'}</p>,
              },
          scope === null ? null : { term: 'Scope', children: <p>{scope}</p> },
          ucdp === null ? null : { term: 'Scope', children: <p>UCDP conflict {ucdp}</p> },
          {
            term: 'Phase',
            children: phase ? (
              <>
                <p>
                  {phase.name} ({formatPeriod(phase.period)})
                </p>
                {phase.note === null ? null : <p className="claim-small">{phase.note}</p>}
              </>
            ) : (
              <p>None: its figures cover several phases.</p>
            ),
          },
          question.note === null ? null : { term: 'Note', children: <p>{question.note}</p> },
        ]}
      />
    </section>
  );
}
