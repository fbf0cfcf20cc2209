import type { ConflictView } from '@/ledger/conflict';
import type { Mark } from '../chart';
import type { ChartContent, DrawFrom } from '../drawing';
import { type TwoSidedPlot, toPlotMark } from '../plot';
import { toMark, toSide } from '../statement';
import { listDays, listUnclaimed, nameDays, orderClaims, sayDays, warnOfClaims } from './model';

/** The items of a panel: what was counted, with what each side says of it. */
function listItems(marks: readonly Mark[]): TwoSidedPlot['items'] {
  const items: TwoSidedPlot['items'] = [];
  for (const mark of marks) {
    const way = mark.side === 'first' ? 'left' : 'right';
    const plotted = toPlotMark(mark);
    const title = plotted.counted;
    // A second claim of one side about one thing has a line of its own: none hides another.
    const open = items.find((item) => item.title === title && item[way] === null);
    const item = open ?? { title, max: 0, left: null, right: null };
    item[way] = plotted;
    item.max = Math.max(item.max, mark.anchor);
    if (!open) items.push(item);
  }
  for (const item of items)
    item.max = Math.max(...items.filter(({ title }) => title === item.title).map(({ max }) => max));
  return items;
}

/** What each side says of one day: the first side's claims at the left, the second's at the right. */
function plotClaims(view: ConflictView, marks: readonly Mark[]): TwoSidedPlot[] {
  const items = listItems(marks);
  const [first, second] = view.conflict.sides;
  if (items.length === 0) return [];
  return [
    {
      kind: 'two-sided',
      id: 'one-day-claims',
      title: null,
      href: null,
      note: 'Each line has a scale of its own. Filled: own losses; hollow: what is said of the other side.',
      left: `${first?.name ?? 'one side'} says`,
      right: `${second?.name ?? 'the other side'} says`,
      items,
    },
  ];
}

/** What the sides claimed of one day. What third parties said of it is no part of it. */
export function drawOneDayClaims({ view }: DrawFrom): ChartContent {
  const ofSides = view.figures.filter(
    ({ claimant }) => toSide(view, claimant.party?.side) !== 'neutral',
  );
  const days = listDays(view, ofSides);
  const figures = orderClaims(view, days);
  const marks = figures.flatMap((figure) => toMark(view, figure, 'number and unit') ?? []);
  const plots = plotClaims(view, marks);
  return {
    drawing: {
      title: `What each side claimed on ${nameDays(days)}`,
      sentence: `${sayDays(days)} Claims made on a day are no final count.`,
      groups: plots.length === 0 ? [] : [{ id: 'one-day-claims', title: null, plots }],
    },
    figures,
    warn: () => warnOfClaims(view, figures, marks),
    gaps: listUnclaimed(days),
  };
}
