import type { Measure } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import { AFFECTED_MEANINGS, BASIS_MEANINGS, QUALIFIER_MEANINGS } from '@/ledger/meaning';
import { capitalise } from '@/ledger/text';
import {
  formatCounted,
  formatDay,
  formatDocuments,
  formatPeriod,
  formatValue,
} from '@/ledger/wording';
import { Facts } from '../site/facts';
import { SourceDetails } from '../source/source-details';
import { ClaimantLine, type Sides } from './claimant-line';
import { COMPUTATION } from './computed';
import { FigureRecord } from './figure-record';
import { sayOwnScope } from './scope';

function MeasureFact({ figure, measure }: { figure: Figure; measure: Measure | null }) {
  return (
    <>
      <p>
        <a href={`/methods#${figure.measure.id}`}>{capitalise(figure.measure.name)}</a>, in{' '}
        {figure.measure.unit}
      </p>
      {measure === null ? null : <p className="claim-small">{measure.definition}</p>}
    </>
  );
}

function PeriodFact({ figure }: { figure: Figure }) {
  const { period } = figure;
  const open = [
    ...(period.start === null ? ['start unknown'] : []),
    ...(period.end === null ? ['end not given'] : []),
  ];
  return (
    <p>
      {capitalise(formatPeriod(period))}
      {open.length === 0 ? null : ` (${open.join(', ')})`}
    </p>
  );
}

function Words({ figure }: { figure: Figure }) {
  if (figure.basis === 'derived') return <p>None: computed by us from a data file.</p>;
  if (figure.wording === null && figure.sources.every(({ read_as }) => read_as === 'dataset file'))
    return <p>None: a row of the publisher’s data file.</p>;
  if (figure.wording === null) return <p>Unknown: the words are not recorded here.</p>;
  return (
    <blockquote>
      <p>“{figure.wording}”</p>
    </blockquote>
  );
}

/** Everything that a figure's number means and does not mean. */
export function FigureFacts(props: { figure: Figure; measure: Measure | null; sides: Sides }) {
  const { figure, measure, sides } = props;
  const uncounted = figure.measure.family === 'materiel' || figure.measure.family === 'incidents';
  const scope = sayOwnScope(figure.question);
  return (
    <>
      <Facts
        facts={[
          {
            term: 'Who says it',
            children: (
              <p>
                <ClaimantLine figure={figure} sides={sides} />
              </p>
            ),
          },
          {
            term: 'In which words',
            children: (
              <>
                <Words figure={figure} />
                {figure.in_words ? (
                  <p className="claim-small">The source spells the number out in words.</p>
                ) : null}
              </>
            ),
          },
          {
            term: 'How exact it is',
            children: (
              <p>
                {figure.qualifier === 'none'
                  ? 'The source does not say how exact.'
                  : `“${figure.qualifier}”: ${QUALIFIER_MEANINGS[figure.qualifier]}`}
              </p>
            ),
          },
          {
            term: 'Basis',
            children: (
              <p>
                {capitalise(figure.basis)}. {BASIS_MEANINGS[figure.basis]}
              </p>
            ),
          },
          figure.computation === null
            ? null
            : {
                term: 'How it was computed',
                id: COMPUTATION,
                children: <p>{figure.computation}</p>,
              },
          {
            term: 'What was counted',
            children: <MeasureFact figure={figure} measure={measure} />,
          },
          scope === null ? null : { term: 'Scope', children: <p>{scope}</p> },
          {
            term: 'Whose losses',
            children: (
              <p>
                {figure.affected_basis === 'not stated' ? 'Not stated' : figure.affected.name}{' '}
                <span className="claim-small">({AFFECTED_MEANINGS[figure.affected_basis]})</span>
              </p>
            ),
          },
          uncounted
            ? null
            : { term: 'Who was counted', children: <p>{capitalise(formatCounted(figure))}</p> },
          { term: 'Period', children: <PeriodFact figure={figure} /> },
          {
            term: 'As of',
            children: <p>{formatDay(figure.as_of)}</p>,
          },
          figure.note === null ? null : { term: 'Note', children: <p>{figure.note}</p> },
          {
            term: figure.sources.length > 1 ? 'Documents' : 'Document',
            children: (
              <>
                {figure.sources.length > 1 ? (
                  <p>
                    {formatDocuments(figure)}: repeating {formatValue(figure)} does not confirm it.
                  </p>
                ) : null}
                <SourceDetails sources={figure.sources} />
              </>
            ),
          },
        ]}
      />
      <FigureRecord figure={figure} />
    </>
  );
}
