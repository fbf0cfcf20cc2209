import type { Measure } from '@/ledger/conflict';
import { capitalise } from '@/ledger/text';

/** The definition of every measure in the ledger, each with an address of its own. */
export function MeasureList({ measures }: { measures: readonly Measure[] }) {
  return (
    <section id="measures">
      <h2>What is counted</h2>
      <p>
        Each measure is separate. None is converted into another, and two are never drawn on one
        scale that would invite subtraction.
      </p>
      <dl className="definitions">
        {measures.map((measure) => (
          <div key={measure.id} id={measure.id}>
            <dt>
              {capitalise(measure.name)}{' '}
              <span className="claim-small">
                in {measure.unit},{' '}
                {measure.accumulation === 'flow' ? 'counted over a period' : 'counted on a day'}
              </span>
            </dt>
            <dd>
              <p>{measure.definition}</p>
              {measure.includes === null ? null : <p>Includes: {measure.includes}</p>}
              {measure.excludes === null ? null : <p>Excludes: {measure.excludes}</p>}
              <p className="claim-small">
                Defined by{' '}
                {measure.definition_url === null ? (
                  measure.defined_by
                ) : (
                  <a className="out" href={measure.definition_url} rel="noopener noreferrer">
                    {measure.defined_by}
                  </a>
                )}
              </p>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
