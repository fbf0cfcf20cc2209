import { PlotView } from '@/charts/card/plot-view';
import { plotClaims } from '@/charts/series';
import { findParts } from '@/charts/strip/question-strip';
import type { Figure } from '@/ledger/figure';
import { orderBySide } from '@/ledger/side';
import { formatDay, formatPeriod } from '@/ledger/wording';
import { ClaimantLine, type Sides } from '../figure/claimant-line';
import { FigureLink } from '../figure/figure-said';
import { SourceLine } from '../source/source-line';

/** Of a longer series, such as years, the table of the question's page is read more easily. */
const LINES_UP_TO = 8;

/** The claims in words, a line each. */
function Lines({ figures, sides, shown }: QuestionStripProps) {
  const oneTime = figures.every(({ period }) => period.edtf === figures[0]?.period.edtf);
  const parts = findParts({ conflict: { sides: [...sides] } }, figures);
  const order = [...(parts?.keys() ?? [])];
  const ordered = parts
    ? figures.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
    : orderBySide(figures, sides);
  return (
    <ul className="strip">
      {ordered.map((figure) => (
        <li key={figure.id} aria-current={figure.id === shown ? 'true' : undefined}>
          <span className="strip-number">
            <FigureLink figure={figure} />
          </span>
          <span className="strip-who">
            {parts ? <span className="strip-part">{parts.get(figure.id)?.words}</span> : null}
            <ClaimantLine figure={figure} sides={sides} />
            <span className="claim-small">
              {oneTime ? null : `${formatPeriod(figure.period)} · `}as of {formatDay(figure.as_of)}{' '}
              · <SourceLine figure={figure} bare />
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

type QuestionStripProps = {
  /** Current figures of one question. */
  figures: readonly Figure[];
  sides: Sides;
  /** The id of the figure that the page is about, where it is about one. */
  shown?: string;
};

/**
 * Every claim under a question: drawn on one axis from zero, and a line each with its number, who says
 * it, as of which day, in which document. None is left out, whether it is a rival of the others or not;
 * where there are too many for lines, the drawing alone.
 */
export function QuestionStrip(props: QuestionStripProps) {
  const { figures, sides } = props;
  const [first] = figures;
  if (!first) return null;
  const { id, title } = first.question;
  const plot = plotClaims(
    { conflict: { sides: [...sides] } },
    { id, title, figures: [...figures] },
  );
  return (
    <>
      {plot === null ? null : (
        <figure className={`chart plot question-${plot.kind}`} aria-label={`${title}: all claims`}>
          <PlotView plot={plot} small={plot.kind === 'strip'} />
        </figure>
      )}
      {figures.length > LINES_UP_TO ? null : <Lines {...props} />}
    </>
  );
}
