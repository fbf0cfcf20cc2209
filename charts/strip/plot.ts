import type { Mark } from '../chart';
import { type PlotScale, type StripPlot, toPlotMark } from '../plot';

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

/**
 * Every claim that answers one question, as a strip: the lowest and the highest have their numbers
 * beside them.
 */
export function toStrip(
  head: Pick<StripPlot, 'id' | 'title' | 'href' | 'note'>,
  marks: readonly Mark[],
  scale: PlotScale = 'linear',
): StripPlot | null {
  const [any] = marks;
  if (!any) return null;
  const max = Math.max(1, ...marks.map(({ anchor, high }) => Math.max(anchor, high ?? anchor)));
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
