import type { Figure } from '@/ledger/figure';
import { formatDay, formatPeriod } from '@/ledger/wording';
import { WideTable } from '../site/wide-table';
import { SourceLine } from '../source/source-line';
import { ClaimantCell, type Sides } from './claimant-line';
import { Computed } from './computed';
import { NumberLink } from './figure-said';
import { sayOwnScope } from './scope';

function QuestionCell({ figure }: { figure: Figure }) {
  const scope = sayOwnScope(figure.question);
  return (
    <>
      <a href={`/questions/${figure.question.id}`}>{figure.question.title}</a>
      {scope === null ? null : ` (${scope})`}
    </>
  );
}

/** Figures as a table, one a row, each number the link to its permalink. */
export function FigureTable(props: {
  figures: readonly Figure[];
  sides: Sides;
  caption: string;
  withQuestion: boolean;
}) {
  const { figures, sides, caption, withQuestion } = props;
  return (
    <WideTable caption={caption}>
      <thead>
        <tr>
          <th scope="col" className="number">
            Number
          </th>
          <th scope="col">Unit</th>
          {withQuestion ? <th scope="col">What was counted</th> : null}
          <th scope="col">Period</th>
          <th scope="col">Who says it</th>
          <th scope="col">As of</th>
          <th scope="col">Document</th>
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => (
          <tr key={figure.id}>
            <th scope="row" className="number">
              <NumberLink figure={figure} />
              {figure.status === 'withdrawn' ? <span className="tag">withdrawn</span> : null}
            </th>
            <td>{figure.measure.unit}</td>
            {withQuestion ? (
              <td className="question-cell">
                <QuestionCell figure={figure} />
              </td>
            ) : null}
            <td>{formatPeriod(figure.period)}</td>
            <td>
              <ClaimantCell figure={figure} sides={sides} />
            </td>
            <td className="nowrap">{formatDay(figure.as_of)}</td>
            <td className="documents-cell">
              <SourceLine figure={figure} bare /> <Computed figure={figure} />
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
