import type { Mark } from '../chart';
import { type PlotScale, type StripPart, type StripPlot, toPlotMark } from '../plot';

/** Marks nearer than this, as a share of the axis, would cover each other. */
const NEAR = 0.035;

/** Of two equal numbers a floor is the higher claim, a ceiling the lower. */
const RANK: Record<Mark['bound'], number> = {
  ceiling: 0,
  zero: 1,
  point: 1,
  exact: 1,
  soft: 1,
  range: 1,
  floor: 2,
};

type Placed = { mark: Mark; at: number; lane: number };

/** Marks in the order of their numbers, each in the lowest lane in which it covers no other. */
function placeMarks(marks: readonly Mark[], at: (value: number) => number): Placed[] {
  const placed: Placed[] = [];
  const ordered = marks.toSorted(
    (a, b) => a.anchor - b.anchor || RANK[a.bound] - RANK[b.bound] || (a.asOf < b.asOf ? -1 : 1),
  );
  for (const mark of ordered) {
    const spot = at(mark.anchor);
    const near = placed.filter((other) => Math.abs(other.at - spot) < NEAR);
    const lane = [...placed.keys(), placed.length].find(
      (free) => !near.some((other) => other.lane === free),
    );
    placed.push({ mark, at: spot, lane: lane ?? 0 });
  }
  return placed;
}

/** A line for each mark, from the top down in the order of its parts: no sum hides among its parts. */
function placeParts(
  marks: readonly Mark[],
  parts: ReadonlyMap<string, StripPart>,
): StripPlot['marks'] {
  const order = [...parts.keys()];
  const lines = marks.toSorted((a, b) => order.indexOf(a.figure) - order.indexOf(b.figure));
  return lines.map((mark, index) => {
    const part = parts.get(mark.figure);
    return {
      ...toPlotMark(mark),
      lane: lines.length - 1 - index,
      labelled: false,
      ...(part ? { part } : {}),
    };
  });
}

/**
 * Every claim that answers one question, as a strip: the lowest and the highest have their numbers
 * beside them.
 * @param parts of whom each figure is, where they are of several populations: then each has a line
 */
export function toStrip(
  head: Pick<StripPlot, 'id' | 'title' | 'href' | 'note'>,
  marks: readonly Mark[],
  scale: PlotScale = 'linear',
  parts: ReadonlyMap<string, StripPart> | null = null,
): StripPlot | null {
  const [any] = marks;
  if (!any) return null;
  const max = Math.max(1, ...marks.map(({ anchor, high }) => Math.max(anchor, high ?? anchor)));
  if (parts) return { kind: 'strip', ...head, scale, max, marks: placeParts(marks, parts) };
  const at = (value: number) =>
    scale === 'log' ? Math.log10(1 + value) / Math.log10(1 + max) : value / max;
  const placed = placeMarks(marks, at);
  const current = placed.filter(({ mark }) => mark.status === 'current');
  const [lowest, highest] = [current[0] ?? placed[0], current.at(-1)];
  return {
    kind: 'strip',
    ...head,
    scale,
    max,
    marks: placed.map((each) => ({
      ...toPlotMark(each.mark),
      lane: each.lane,
      labelled: each === lowest || each === highest,
    })),
  };
}
