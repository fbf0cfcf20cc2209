import { combine } from '@/ledger/combine';
import type { ConflictView, Measure } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import { toInterval } from '@/ledger/interval';
import { OVERLAPPING_SCOPES, RIVAL_ANSWERS } from '@/ledger/scope-reasons';
import { formatNumber } from '@/ledger/wording';
import {
  type ChartId,
  type DotPlotPanel,
  listPanelMarks,
  type Mark,
  type Statement,
} from './chart';
import type { ChartHead } from './drawing';
import { linearScale, place } from './scale';
import { toStatement } from './statement';

/** What every chart's model begins with. */
export function chartHead(view: ConflictView, id: ChartId): ChartHead {
  const { conflict, position } = view;
  const [first, second] = conflict.sides;
  return {
    id,
    conflict: { slug: conflict.slug, name: conflict.name },
    sides: { first: first?.name ?? null, second: second?.name ?? null },
    position,
  };
}

/** Figures that carry no number: listed in words, never plotted. */
export function listWordless(figures: readonly Figure[]): Statement[] {
  return figures
    .filter((figure) => toInterval(figure).end === 'wordless')
    .map((figure) => toStatement(figure));
}

/**
 * Up to this position of the shipped ledger a contradiction was called an overlap. A chart's file that
 * is pinned there keeps its words.
 */
const LAST_CALLED_OVERLAPS = 179;

function sayHeads(reasons: readonly string[], position: number): string[] {
  const heads = reasons.map((reason) => reason.replace(/ \(.*\)$/s, ''));
  if (position > LAST_CALLED_OVERLAPS) return heads;
  return [...new Set(heads.map((head) => (head === RIVAL_ANSWERS ? OVERLAPPING_SCOPES : head)))];
}

/** A line stays a line: a question's own page has every reason. */
const MOST_REASONS = 5;

/**
 * Why figures shown together have no sum, in one line; none where they could be added. Only the heads
 * of the reasons: with many figures the names in brackets would fill the page.
 * @param what names the rows, such as "Rows of this panel"
 */
export function sayRefusal(view: ConflictView, what: string, figures: readonly Figure[]): string[] {
  if (figures.length < 2) return [];
  const combination = combine(figures, view);
  if (combination.kind === 'sum') return [];
  const heads = sayHeads(combination.reasons, view.position);
  const rest = heads.length - MOST_REASONS;
  const said = rest > 0 ? [...heads.slice(0, MOST_REASONS), count(rest, 'further reason')] : heads;
  return [`${what} are not added: ${listInWords(said)}.`];
}

/** Published bounds out of order are drawn as published, and said. */
export function sayOddBounds(figures: readonly Figure[]): string[] {
  return figures
    .filter((figure) => toInterval(figure).outOfOrder)
    .map(
      (figure) =>
        `Figure ${figure.id}: the published bounds are out of order; drawn as published, not repaired.`,
    );
}

/** A measure's definition, with what it leaves out. */
export function sayDefinition(measure: Measure): string {
  const parts = [measure.definition];
  if (measure.excludes !== null) parts.push(`Excludes: ${measure.excludes}`);
  return parts.map((part) => (/[.!?]$/.test(part) ? part : `${part}.`)).join(' ');
}

/** Every number that marks must find room for. */
export function numbersOf(marks: readonly Mark[]): number[] {
  return marks.flatMap(({ value, low, high }) => [value, low, high].filter((n) => n !== null));
}

/**
 * Gives panels one linear scale, drawn at one length: a small number must not look as large as a
 * great one because its panel has a ruler of its own.
 */
export function shareScale(panels: readonly DotPlotPanel[]): DotPlotPanel[] {
  const marks = panels.flatMap(listPanelMarks);
  const scale = linearScale(numbersOf(marks));
  const ruler = marks.map(({ value, low, high, label }) => ({
    at: place(scale, Math.max(...[value, low, high].filter((number) => number !== null))),
    label,
  }));
  return panels.map((panel) => ({ ...panel, scale, ruler }));
}

/** "1 figure", "25 figures". */
export function count(n: number, noun: string): string {
  return `${formatNumber(n)} ${noun}${n === 1 ? '' : 's'}`;
}

/** "a", "a and b", "a, b and c". */
export function listInWords(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

/** A name at the head of a sentence or a title. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
