import type { Figure } from '@/ledger/figure';
import { shortFingerprint } from '@/ledger/fingerprint';
import { QUALIFIER_MEANINGS } from '@/ledger/meaning';
import {
  formatAffected,
  formatCounted,
  formatDay,
  formatDocuments,
  formatFigureSaid,
  formatPeriod,
} from '@/ledger/wording';
import type { DotPlotPanel, Mark } from '../chart';
import { capital, numbersOf } from '../model-head';
import { linearScale } from '../scale';
import { sayClaimant, toMark, type WithSides } from '../statement';

/**
 * One version of a figure before it is drawn alone: its number as it is said, and everything that
 * must travel with it. Plain JSON.
 */
export type OneFigureModel = {
  kind: 'figure';
  figure: string;
  version: number;
  /** The conflict, and the phase where there is one. */
  overline: string;
  question: string;
  scope: string | null;
  /** The number with its qualifier and unit; never the bare number of a floor. */
  said: string;
  claimant: string;
  /** That it was withdrawn, when and why; null while it stands. */
  withdrawn: string | null;
  /** Null where there is no number to draw, or where none is asserted any more. */
  panel: DotPlotPanel | null;
  /** What the mark means, or why there is none. */
  meaning: string;
  /** A few of the source's words; null where they are not recorded. */
  wording: string | null;
  period: string;
  asOf: string;
  sources: string[];
  /** "2 documents, 1 claim"; null where there is one document alone. */
  documents: string | null;
  fingerprint: string;
  position: number;
};

function whoWasCounted(figure: Figure): string {
  const { family } = figure.measure;
  const whom = formatAffected(figure);
  if (family === 'materiel' || family === 'incidents') return whom;
  const counted = formatCounted(figure);
  return whom === counted ? `who: ${whom}` : `${whom}; counted: ${counted}`;
}

/** The number alone on a scale from zero: nothing beside it could make it look large or small. */
function buildPanel(figure: Figure, mark: Mark): DotPlotPanel {
  const label = capital(figure.measure.name);
  return {
    kind: 'rows',
    id: figure.id,
    title: figure.question.title,
    note: null,
    axis: figure.measure.unit,
    scale: linearScale(numbersOf([mark])),
    bars: false,
    ruler: null,
    rows: [{ kind: 'mark', label, sub: whoWasCounted(figure), mark, struck: [] }],
  };
}

function sayMeaning(figure: Figure, mark: Mark | null): string {
  const { question, qualifier } = figure;
  if (figure.withdrawal !== null) return 'Withdrawn: no number is drawn.';
  if (mark?.bound === 'zero')
    return `This 0 is a number that is asserted about one thing: ${question.scope ?? question.title}. It is not “no figure”.`;
  const said = QUALIFIER_MEANINGS[qualifier];
  return mark === null ? `${said} So no mark is drawn.` : said;
}

function sayWithdrawn({ withdrawal, recorded_at }: Figure): string | null {
  if (withdrawal === null) return null;
  const day = formatDay(recorded_at.slice(0, 10));
  return `Withdrawn on ${day}: ${withdrawal.reason}. ${withdrawal.words}`;
}

/** An open start is said: "to 1994" alone reads as if the start were nobody's matter. */
function sayPeriod({ period }: Figure): string {
  const start = period.start === null ? ' (start unknown)' : '';
  const end = period.end === null ? ' (no end given)' : '';
  return `${formatPeriod(period)}${start}${end}`;
}

/**
 * Builds the picture of one version of a figure.
 * @param view the sides of its conflict, for the hue and shape of the mark
 */
export function buildOneFigureModel(figure: Figure, view: WithSides): OneFigureModel {
  const mark = figure.withdrawal === null ? toMark(view, figure, 'number and unit') : null;
  const said = formatFigureSaid(figure);
  return {
    kind: 'figure',
    figure: figure.id,
    version: figure.version,
    overline: [figure.conflict.name, figure.phase?.name ?? []].flat().join(' · '),
    question: figure.question.title,
    scope: figure.question.scope,
    said: figure.withdrawal === null ? said : `It last said ${said}`,
    claimant: sayClaimant(figure),
    withdrawn: sayWithdrawn(figure),
    panel: mark && buildPanel(figure, mark),
    meaning: sayMeaning(figure, mark),
    wording: figure.wording,
    period: sayPeriod(figure),
    asOf: formatDay(figure.as_of),
    sources: figure.sources.map(({ publisher, title, date }) =>
      [publisher, `“${title}”`, date === null ? 'undated' : formatDay(date)].join(', '),
    ),
    documents: figure.sources.length > 1 ? formatDocuments(figure) : null,
    fingerprint: shortFingerprint(figure.fingerprint),
    position: figure.position,
  };
}
