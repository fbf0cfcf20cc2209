import type { ConflictView, FigureRelation } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import { toInterval } from '@/ledger/interval';
import { parsePeriod } from '@/ledger/period';
import { haveSameClaimant, listRelationsBetween } from '@/ledger/question';
import { formatClaimant, formatCounted, formatDay, formatValue } from '@/ledger/wording';
import type { ChartModel, LineChartPanel, Mark, PopulationLine, Scale } from '../chart';
import { chartHead, listWordless, numbersOf, sayOddBounds, sayRefusal } from '../model-head';
import { orderPhases } from '../order';
import { decimalYear, linearScale, place, timeScale } from '../scale';
import { toMark } from '../statement';

/** Room at both ends of the as-of axis, as a share of its length. */
const MARGIN = 0.06;

/** Room above the highest mark for an open end and its label. */
const HEADROOM = 1.12;

/** The last day that an as-of date may mean: "2019" stands at the end of 2019. */
function asOfYear(figure: Figure): number | null {
  const { end } = parsePeriod(figure.as_of);
  return end === null ? null : decimalYear(end);
}

/**
 * Whether one number restates another: the same people counted in the same words, from the same
 * claimant. Anything else is another population, and no line joins two populations. A recorded
 * relation ("overlaps: a later count in another wording") says that they are not the same.
 */
function isSamePopulation(a: Figure, b: Figure, relations: FigureRelation[]): boolean {
  return (
    listRelationsBetween(a, b, relations).length === 0 &&
    a.question.id === b.question.id &&
    a.measure.id === b.measure.id &&
    a.affected.id === b.affected.id &&
    a.counted === b.counted &&
    haveSameClaimant(a, b)
  );
}

function groupByPopulation(figures: readonly Figure[], relations: FigureRelation[]): Figure[][] {
  const groups: Figure[][] = [];
  for (const figure of figures) {
    const group = groups.find((members) =>
      members.every((member) => isSamePopulation(member, figure, relations)),
    );
    if (group) group.push(figure);
    else groups.push([figure]);
  }
  return groups;
}

/** A question whose number a claimant, or somebody else of its side, gave again on a later day. */
function isRestated(question: string, figures: readonly Figure[]): boolean {
  const answers = figures.filter((figure) => figure.question.id === question);
  return answers.some((a) =>
    answers.some((b) => {
      const side = a.claimant.party?.side;
      const sameVoice = haveSameClaimant(a, b) || (side && side === b.claimant.party?.side);
      return sameVoice && a.as_of !== b.as_of;
    }),
  );
}

type Group = { id: string; title: string; figures: Figure[] };

/** Tolls of one phase and one side's losses; a group counts only if something in it was restated. */
function listGroups(view: ConflictView): Group[] {
  const told = view.figures.filter(
    (figure) => figure.measure.family === 'deaths' && figure.basis !== 'derived',
  );
  const sides = [...view.conflict.sides.map(({ id }) => id), null];
  return orderPhases(view).flatMap((phase) =>
    sides.flatMap((side) => {
      const figures = told.filter(
        (figure) => figure.phase?.id === phase.id && figure.affected.side === side,
      );
      if (!figures.some((figure) => isRestated(figure.question.id, figures))) return [];
      const named = view.conflict.sides.find(({ id }) => id === side)?.name;
      const whose = named === undefined ? 'both sides, or not stated' : `losses of: ${named}`;
      return { id: `${phase.id}-${side ?? 'all'}`, title: `${phase.name}; ${whose}`, figures };
    }),
  );
}

function toLines(view: ConflictView, figures: readonly Figure[], along: Scale): PopulationLine[] {
  return groupByPopulation(figures, view.relations).flatMap((group) => {
    const marks = group.flatMap((figure) => {
      const [mark, year] = [toMark(view, figure), asOfYear(figure)];
      return mark && year !== null ? [{ mark, at: place(along, year) }] : [];
    });
    const [first] = group;
    if (marks.length === 0 || !first) return [];
    const population = `${first.affected.name}, ${formatCounted(first)}: ${formatClaimant(first)}`;
    return { population, marks: marks.sort((a, b) => a.at - b.at) };
  });
}

function buildPanel(view: ConflictView, group: Group): LineChartPanel | null {
  const drawn = group.figures.filter((figure) => toInterval(figure).end !== 'wordless');
  const years = drawn.map(asOfYear).filter((year) => year !== null);
  if (drawn.length === 0 || years.length === 0) return null;
  const [least, most] = [Math.min(...years), Math.max(...years)];
  const room = Math.max((most - least) * MARGIN, 0.02);
  const along = timeScale(least - room, most + room);
  const lines = toLines(view, drawn, along);
  const marks: Mark[] = lines.flatMap((line) => line.marks.map(({ mark }) => mark));
  return {
    kind: 'plane',
    id: group.id,
    title: group.title,
    note: null,
    axis: `${marks[0]?.unit ?? 'persons'}, by as-of day`,
    along,
    up: linearScale(numbersOf(marks).map((number) => number * HEADROOM)),
    lines,
  };
}

function writeSentence(figures: readonly Figure[], relations: FigureRelation[]): string {
  const restated = groupByPopulation(figures, relations).filter((group) => group.length > 1);
  const said = restated.map((group) => {
    const [first] = group;
    const ordered = [...group].sort((a, b) => (a.as_of < b.as_of ? -1 : 1));
    const steps = ordered.map((f) => `${formatValue(f)} as of ${formatDay(f.as_of)}`);
    return first
      ? `${formatClaimant(first)}: ${steps.join(', then ')} (${first.question.title})`
      : '';
  });
  return said.length > 0
    ? `${said.join('. ')}. All other marks are of populations or claimants of their own.`
    : 'Later numbers from the same side count other people or come from another claimant: none is joined.';
}

/** Notes on relations between figures of one panel: where a wording or a scope changed. */
export function sayChanges(view: ConflictView, figures: readonly Figure[]): string[] {
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  return view.relations.flatMap(({ figure, other, note }) => {
    const [a, b] = [byId.get(figure), byId.get(other)];
    if (!a || !b || note === null) return [];
    const say = (f: Figure) =>
      `${formatValue(f)} (${formatClaimant(f)}, as of ${formatDay(f.as_of)})`;
    return [`${say(a)} and ${say(b)}: ${note}`];
  });
}

/** What a mark's place on the axis of days may mean. */
export const DAY_OF_MONTHS =
  'A mark whose as-of date is a month or a year stands at the end of it.';

/** How tolls were restated: by as-of day, one line a population. */
export function buildRestatedModel(view: ConflictView): ChartModel | null {
  const groups = listGroups(view);
  const panels = groups.flatMap((group) => buildPanel(view, group) ?? []);
  if (panels.length === 0) return null;
  const figures = groups.flatMap((group) => group.figures);
  return {
    ...chartHead(view, 'restated'),
    title: 'How a toll was restated, by the day it was given',
    sentence: writeSentence(figures, view.relations),
    panels,
    warnings: [
      `A line joins numbers only of the same people, counted in the same words, from the same claimant${panels.some((panel) => panel.lines.some((line) => line.marks.length > 1)) ? '' : '; here there is none'}.`,
      DAY_OF_MONTHS,
      ...sayChanges(view, figures),
      ...sayRefusal(view, 'These tolls', figures),
      ...sayOddBounds(figures),
    ],
    listed: listWordless(figures),
    gaps: [],
  };
}
