import type { ConflictView } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import { parsePeriod } from '@/ledger/period';
import { haveSameClaimant } from '@/ledger/question';
import type { ChartContent, DrawFrom } from '../drawing';
import { sayOddBounds, sayRefusal } from '../model-head';
import { groupByQuestion } from '../order';
import { type LinesPlot, toPlotMark } from '../plot';
import { decimalYear, timeScale } from '../scale';
import { toFormerNumbers, toMark } from '../statement';
import { DAY_OF_MONTHS, sayChanges } from './model';

type Line = LinesPlot['lines'][number];

/** The last day that an as-of date may mean: "2019" stands at the end of 2019. */
function asOfYear(asOf: string): number | null {
  const { end } = parsePeriod(asOf);
  return end === null ? null : decimalYear(end);
}

/**
 * Whether a later number is a restatement: of one side on its own losses, since a minister restates
 * his ministry's number, or of one claimant. Calendar years of a series restate nothing of each other.
 */
function isSameVoice(a: Figure, b: Figure): boolean {
  const side = a.claimant.party?.side;
  const sameSide = side !== undefined && side !== null && side === b.claimant.party?.side;
  const same = a.period.edtf === b.period.edtf && a.stance === b.stance;
  return same && (sameSide || haveSameClaimant(a, b));
}

function toPoints(figure: Figure, view: ConflictView, earlier: readonly Figure[]): Line['points'] {
  const current = toMark(view, figure);
  if (current === null) return [];
  const former = toFormerNumbers(view, figure, earlier);
  return [current, ...former].flatMap((mark) => {
    const version = earlier.find(
      ({ id, version }) => id === mark.figure && version === mark.version,
    );
    const at = asOfYear((version ?? figure).as_of);
    return at === null ? [] : [{ at, labelled: true, mark: toPlotMark(mark) }];
  });
}

/** The numbers that one voice gave for one question about its own losses, or in its own series. */
function listLines(view: ConflictView, earlier: readonly Figure[]): Line[] {
  const deaths = view.figures.filter(
    (figure) => figure.measure.family === 'deaths' && figure.basis !== 'derived',
  );
  return groupByQuestion(view, deaths).flatMap(({ title, figures }) => {
    const voices: Figure[][] = [];
    for (const figure of figures) {
      const same = voices.find(([first]) => first && isSameVoice(first, figure));
      if (same) same.push(figure);
      else voices.push([figure]);
    }
    return voices.flatMap((told) => {
      const points = told
        .flatMap((figure) => toPoints(figure, view, earlier))
        .sort((a, b) => a.at - b.at);
      const isRestated = new Set(points.map(({ at }) => at)).size > 1;
      const [first] = told;
      if (!isRestated || !first) return [];
      const year = first.period.precision === 'year' ? `, ${first.period.edtf}` : '';
      return [{ name: `${title}${year}`, dashed: false, points }];
    });
  });
}

/** Room at both ends of the axis of days, as a share of its length. */
const MARGIN = 0.06;

/** Tolls that were restated, by the day on which they were said: a step line for each. */
function plotRestated(lines: Line[], { scale }: DrawFrom): LinesPlot[] {
  const points = lines.flatMap((line) =>
    line.points.flatMap(({ at, mark }) => (mark === null ? [] : [{ at, mark }])),
  );
  const [first] = points;
  if (!first) return [];
  const days = points.map(({ at }) => at);
  const room = Math.max((Math.max(...days) - Math.min(...days)) * MARGIN, 0.02);
  const [from, to] = [Math.min(...days) - room, Math.max(...days) + room];
  return [
    {
      kind: 'lines',
      curve: 'steps',
      id: 'restated',
      title: null,
      href: null,
      note: null,
      scale,
      from,
      to,
      max: Math.max(...points.map(({ mark }) => Math.max(mark.anchor, mark.high ?? mark.anchor))),
      ticks: timeScale(from, to).ticks.map(({ at, label }) => ({
        at: from + at * (to - from),
        label,
      })),
      lines,
    },
  ];
}

function sayLine({ name, points }: Line): string {
  const first = points[0]?.mark;
  const last = points.at(-1)?.mark;
  if (!first || !last) return '';
  return `${name}: from ${first.label} (as of ${first.asOf}) to ${last.label} (as of ${last.asOf})`;
}

/** How official tolls changed, as those who gave them restated them. */
export function drawRestated(from: DrawFrom): ChartContent {
  const { view, earlier } = from;
  const lines = listLines(view, earlier);
  const plots = plotRestated(lines, from);
  const drawn = new Set(
    lines.flatMap(({ points }) => points.flatMap(({ mark }) => mark?.figure ?? [])),
  );
  const figures = view.figures.filter(({ id }) => drawn.has(id));
  return {
    drawing: {
      title: 'How official tolls changed',
      sentence: `${lines.map(sayLine).join('. ')}.`,
      groups: plots.length === 0 ? [] : [{ id: 'restated', title: null, plots }],
    },
    figures,
    warn: () => [
      'Steps join numbers for one question and period: of one side on its own losses, or from one claimant.',
      DAY_OF_MONTHS,
      ...sayChanges(view, figures),
      ...sayRefusal(view, 'These tolls', figures),
      ...sayOddBounds(figures),
    ],
    gaps: [],
  };
}
