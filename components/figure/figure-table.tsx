import type { Figure } from '@/ledger/figure';
import { formatDay, formatPeriod } from '@/ledger/wording';
import { WideTable } from '../site/wide-table';
import { SourceLine } from '../source/source-line';
import { ClaimantLine, type Sides } from './claimant-line';
import { Computed } from './computed';
import { FigureLink } from './figure-said';

function QuestionCell({ figure }: { figure: Figure }) {
  return (
    <>
      <a href={`/questions/${figure.question.id}`}>{figure.question.title}</a>
      {figure.question.scope === null ? null : ` (${figure.question.scope})`}
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
          <th scope="col">Figure</th>
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
            <th scope="row">
              <FigureLink figure={figure} />
              {figure.status === 'withdrawn' ? <span className="tag">withdrawn</span> : null}
            </th>
            {withQuestion ? (
              <td>
                <QuestionCell figure={figure} />
              </td>
            ) : null}
            <td>{formatPeriod(figure.period)}</td>
            <td>
              <ClaimantLine figure={figure} sides={sides} />
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
