import { type ChartModel, listPanelMarks, type Mark } from '../chart';
import type { Drawing } from '../drawing';
import { type TwoSidedPlot, toPlotMark } from '../plot';

/** The items of a panel: what was counted, with what each side says of it. */
function listItems(marks: readonly Mark[]): TwoSidedPlot['items'] {
  const items: TwoSidedPlot['items'] = [];
  for (const mark of marks) {
    if (mark.status !== 'current' || mark.side === 'neutral') continue;
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
function plotOneDayClaims(model: ChartModel): TwoSidedPlot[] {
  const { first, second } = model.sides;
  const items = listItems(model.panels.flatMap(listPanelMarks));
  if (items.length === 0) return [];
  return [
    {
      kind: 'two-sided',
      id: model.id,
      title: null,
      href: null,
      note: 'Each line has a scale of its own. Filled: own losses; hollow: what is said of the other side.',
      left: `${first ?? 'one side'} says`,
      right: `${second ?? 'the other side'} says`,
      items,
    },
  ];
}

/** What the sides claimed of one day. */
export function drawOneDayClaims(model: ChartModel): Drawing {
  const plots = plotOneDayClaims(model);
  return {
    title: model.title.replace(/^Claims of one day: /, 'What each side claimed on '),
    sentence: `${model.sentence} Claims made on a day are no final count.`,
    groups: plots.length === 0 ? [] : [{ id: model.id, title: null, plots }],
  };
}
