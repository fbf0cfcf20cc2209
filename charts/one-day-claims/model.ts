import type { ConflictView, Phase } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import { groupRivals } from '@/ledger/question';
import { formatFigureSaid, formatPeriod } from '@/ledger/wording';
import { type ChartModel, type DotPlotPanel, listPanelMarks, type Mark, type Row } from '../chart';
import { figureRows, questionRows, type RowContext } from '../figure-rows';
import {
  capital,
  chartHead,
  count,
  listInWords,
  listWordless,
  sayOddBounds,
  sayRefusal,
  shareScale,
} from '../model-head';
import { compareFigures, groupByQuestion, orderPhases, sayQuestion } from '../order';
import { linearScale } from '../scale';
import { sayClaimant } from '../statement';

/** A day with its claims: rivals answer one question, the others stand alone. */
export type Day = { phase: Phase; rivals: Figure[][]; alone: Figure[] };

function readDay(view: ConflictView, phase: Phase, of: readonly Figure[]): Day {
  const figures = of.filter((figure) => figure.phase?.id === phase.id);
  const groups = groupByQuestion(view, figures).map((group) =>
    groupRivals(group.figures, view.relations),
  );
  return {
    phase,
    rivals: groups.flatMap((group) => group.rivals),
    alone: groups.flatMap((group) => group.alone),
  };
}

/** The phases of a single day, with what is claimed of each. @param of the claims that count */
export function listDays(view: ConflictView, of: readonly Figure[] = view.figures): Day[] {
  return orderPhases(view)
    .filter(({ period }) => period.start !== null && period.start === period.end)
    .map((phase) => readDay(view, phase, of));
}

/** The claims of some days: rivals side by side, then those that stand alone, persons before equipment. */
export function orderClaims(view: ConflictView, days: readonly Day[]): Figure[] {
  return days.flatMap(({ rivals, alone }) => [
    ...rivals.flatMap((group) => group.toSorted(compareFigures(view))),
    ...splitByFamily(alone).flatMap(({ figures }) =>
      groupByQuestion(view, figures).flatMap((group) => group.figures),
    ),
  ]);
}

/** The days that anything is claimed of. */
export function listClaimed(days: readonly Day[]): Day[] {
  return days.filter(({ rivals, alone }) => rivals.length + alone.length > 0);
}

/** What must not be read into claims of a day, which stand as these marks. */
export function warnOfClaims(
  view: ConflictView,
  figures: readonly Figure[],
  marks: readonly Mark[],
): string[] {
  const zeros = marks.filter(({ bound }) => bound === 'zero');
  return [
    'Claims made on a day are no final count; each is as of the day beside it.',
    ...zeros.map(
      (mark) =>
        `The 0 is what ${mark.claimant} says about this only: ${mark.scope ?? mark.question}.`,
    ),
    ...sayRefusal(view, 'Claims of one day', figures),
    ...sayOddBounds(figures),
  ];
}

/** The days that nothing is claimed of. */
export function listUnclaimed(days: readonly Day[]): string[] {
  return days
    .filter((day) => day.rivals.length + day.alone.length === 0)
    .map(({ phase }) => `${capital(phase.name)}: no figure in the ledger. That is not zero.`);
}

/** "27 September 2020": the days themselves. */
export function nameDays(days: readonly Day[]): string {
  return listInWords(listClaimed(days).map(({ phase }) => formatPeriod(phase.period)));
}

/** Only a family's name tells persons from equipment; each row's label names its own unit. */
function splitByFamily(figures: readonly Figure[]): { id: string; figures: Figure[] }[] {
  const families = [...new Set(figures.map((figure) => figure.measure.family))];
  return families.map((family) => ({
    id: family,
    figures: figures.filter((figure) => figure.measure.family === family),
  }));
}

const FAMILY: Record<Figure['measure']['family'], string> = {
  deaths: 'persons killed',
  missing: 'persons missing',
  wounded: 'persons wounded',
  'killed or wounded': 'persons killed or wounded',
  displacement: 'persons displaced',
  incidents: 'incidents',
  materiel: 'equipment',
};

function panelOf(id: string, title: string, note: string, rows: Row[]): DotPlotPanel {
  const axis = 'number claimed';
  const panel = {
    kind: 'rows' as const,
    id,
    title,
    note,
    axis,
    bars: false,
    ruler: null,
    rows,
  };
  return { ...panel, scale: linearScale([1]) };
}

function dayPanels({ phase, rivals, alone }: Day, context: RowContext): DotPlotPanel[] {
  const byOrder = compareFigures(context.view);
  const rivalPanels = rivals.map((group, index) => {
    const [first] = group;
    const title = first ? sayQuestion(first) : '';
    const rows = figureRows([...group].sort(byOrder), context);
    const note =
      'One question, answers that disagree. Both stand; neither is averaged or preferred.';
    return panelOf(`${phase.id}-rivals-${index + 1}`, title, note, rows);
  });
  const alonePanels = splitByFamily(alone).map(({ id, figures }) => {
    const family = figures[0] ? FAMILY[figures[0].measure.family] : id;
    const rows = questionRows(figures, context);
    const note =
      'No other claimant in the ledger has answered these questions: each claim stands alone.';
    return panelOf(`${phase.id}-alone-${id}`, `Claims that stand alone: ${family}`, note, rows);
  });
  return [...rivalPanels, ...alonePanels].filter((panel) => listPanelMarks(panel).length > 0);
}

/** How many claims there are of each day, and which of them disagree. */
export function sayDays(days: readonly Day[]): string {
  return listClaimed(days)
    .map(({ phase, rivals, alone }) => {
      const total = rivals.flat().length + alone.length;
      const pairs = rivals.map((group) =>
        listInWords(group.map((figure) => `${formatFigureSaid(figure)} (${sayClaimant(figure)})`)),
      );
      const disagree =
        pairs.length > 0
          ? `${count(rivals.length, 'question')} has answers that disagree: ${pairs.join('; ')}. `
          : '';
      const stand = alone.length === 1 ? 'stands' : 'stand';
      return `${formatPeriod(phase.period)}: ${count(total, 'figure')}. ${disagree.replace(/^(\d+ questions) has/, '$1 have')}${count(alone.length, 'other')} ${stand} alone.`;
    })
    .join(' ');
}

/**
 * What the sides claimed about a single day, own losses and the opponent's told apart. Only answers to
 * one question stand side by side as rivals.
 */
export function buildOneDayClaimsModel(
  view: ConflictView,
  earlier: readonly Figure[] = [],
): ChartModel | null {
  const context: RowContext = { view, earlier, form: 'number and unit' };
  const days = listDays(view);
  const figures = days.flatMap(({ rivals, alone }) => [...rivals.flat(), ...alone]);
  const panels = days.flatMap((day) => dayPanels(day, context));
  if (panels.length === 0) return null;
  return {
    ...chartHead(view, 'one-day-claims'),
    title: `Claims of one day: ${nameDays(days)}`,
    sentence: sayDays(days),
    panels: shareScale(panels),
    warnings: warnOfClaims(view, figures, panels.flatMap(listPanelMarks)),
    listed: listWordless(figures),
    gaps: listUnclaimed(days),
  };
}
