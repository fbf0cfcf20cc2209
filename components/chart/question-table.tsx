import type { ReactNode } from 'react';
import { ChartTable } from '@/charts/card/table';
import type { ChartModel } from '@/charts/chart';
import { groupByQuestion } from '@/charts/order';
import type { ConflictView } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import { numberOf, orderByNumber } from '@/ledger/order-by-number';
import { formatClaimant, formatDay, formatValue } from '@/ledger/wording';
import { WideTable } from '../site/wide-table';
import { SortableColumns } from './sortable-columns';

/** A figure's number as a link; words where there is none. */
function NumberCell({ figure }: { figure: Figure | undefined }) {
  if (!figure) return <td data-value="">no number</td>;
  return (
    <td className="number" data-value={numberOf(figure) ?? ''}>
      <a href={`/figures/${figure.id}`}>{formatValue(figure)}</a>
    </td>
  );
}

const COLUMNS = ['What was counted', 'Lowest', 'Highest', 'Claims', 'Who says it', 'Latest'];
const NUMBERS = new Set(['Lowest', 'Highest', 'Claims']);

/** Who has published which figures: a row a question, which a script lets a reader sort. */
export function QuestionTable({
  view,
  title,
  tools,
  model,
}: {
  view: ConflictView;
  title: string;
  tools: ReactNode;
  model: ChartModel;
}) {
  const groups = groupByQuestion(view, view.figures);
  return (
    <div id="who-says-what">
      <h1>{title}</h1>
      <p className="chart-sentence">
        {groups.length} questions. A number that several documents repeat is one claim; no figure
        from a claimant is neither zero nor agreement.
      </p>
      {tools}
      <div id="questions-table" className="sortable">
        <WideTable caption={title}>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" className={NUMBERS.has(column) ? 'number' : undefined}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => {
              const numbered = orderByNumber(group.figures);
              const who = [...new Set(group.figures.map((figure) => formatClaimant(figure)))];
              const latest = group.figures
                .map(({ as_of }) => as_of)
                .toSorted()
                .at(-1);
              return (
                <tr key={group.id}>
                  <th scope="row">
                    <a href={`/questions/${group.id}`}>{group.title}</a>
                  </th>
                  <NumberCell figure={numbered[0]} />
                  <NumberCell figure={numbered.at(-1)} />
                  <td className="number" data-value={group.figures.length}>
                    {group.figures.length}
                  </td>
                  <td>{who.join('; ')}</td>
                  <td data-value={latest}>{latest === undefined ? '' : formatDay(latest)}</td>
                </tr>
              );
            })}
          </tbody>
        </WideTable>
      </div>
      <SortableColumns table="questions-table" />
      <details className="chart-table">
        <summary>Every figure, as in the files</summary>
        <ChartTable model={model} />
      </details>
    </div>
  );
}
