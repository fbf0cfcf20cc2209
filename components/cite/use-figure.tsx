import { CopyText } from '@/charts/card/copy-text';
import type { Figure } from '@/ledger/figure';
import { formatClaimant, formatDay, formatFigureSaid } from '@/ledger/wording';

const PICTURES = [
  ['PNG, landscape', 'png'],
  ['PNG, square', 'png?shape=square'],
  ['PNG, twice the size', 'png?size=2'],
  ['PNG, transparent', 'png?ground=none'],
  ['SVG', 'svg'],
] as const;

/** What stands under a number in print: what it counts, who says it, in which document, from where. */
function sayCaption(figure: Figure, address: string): string {
  const sources = figure.sources.map(({ publisher, date }) =>
    date === null ? publisher : `${publisher}, ${formatDay(date)}`,
  );
  return [
    `${figure.question.title}: ${formatFigureSaid(figure)}.`,
    `${formatClaimant(figure)}, as of ${formatDay(figure.as_of)}.`,
    `Source: ${sources.join('; ')}.`,
    `Via Casualty Ledger: ${address}`,
  ].join(' ');
}

/** A figure for print and posts: pictures with all its rivals, and a caption. */
export function UseFigure({ figure, origin }: { figure: Figure; origin: string }) {
  const path = `/figures/${figure.id}/v${figure.version}`;
  return (
    <details className="chart-use">
      <summary>Use this</summary>
      <ul className="plain chart-pictures">
        {PICTURES.map(([name, ending]) => (
          <li key={ending}>
            <a href={`${path}.${ending}`}>{name}</a>
          </li>
        ))}
      </ul>
      <h3 className="heading-small">Caption</h3>
      <CopyText text={sayCaption(figure, `${origin}${path}`)} />
    </details>
  );
}
