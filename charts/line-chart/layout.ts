import type { LineChartPanel, Mark } from '../chart';
import { boundOffsets } from '../dot-plot/layout';
import { DRAWN_WIDTHS, type Drawn, LINE, SIZE, type TextLine } from '../drawn';
import { glyphReach } from '../mark/glyph';
import { place } from '../scale';
import { textWidth, wrapText } from '../text-width';
import { area, type Box, nearestIn, overlap, type Spot, stepsBetween } from './box';

type Placed = { mark: Mark; x: number; y: number; box: Box; lines: TextLine[]; leader: boolean };

export type LineChartLayout = {
  width: number;
  height: number;
  plot: Box;
  /** Marks line by line, each with its label's place. */
  lines: { population: string; points: Placed[] }[];
};

/** The axis label and the highest tick stand above the plot. */
const TOP = 26;
const BOTTOM = 30;
const HEIGHT = { narrow: 430, wide: 350 } as const;
const LABEL_WIDTH = { narrow: 116, wide: 200 } as const;
/** A day has been given where an as-of date begins with one: "3 December 2020". */
const EXACT_DAY = /^\d{1,2} /;

type MarkSpot = Spot & { mark: Mark };
type Label = { bold: string; soft: string[]; width: number; height: number };

function toLabel(mark: Mark, drawn: Drawn): Label {
  const who = mark.claimant.replace(/, relayed by .*$/, '');
  const whom = [mark.affected, mark.counted].filter((words) => words !== null).join(', ');
  const said = whom === 'not stated, not stated' ? 'who: not stated' : whom;
  const when = EXACT_DAY.test(mark.asOf) ? [] : [`as of ${mark.asOf}`];
  const soft = [who, said, ...when].flatMap((words) =>
    wrapText(words, LABEL_WIDTH[drawn], SIZE.sub),
  );
  const widths = soft.map((line) => textWidth(line, SIZE.sub));
  return {
    bold: mark.label,
    soft,
    width: Math.max(textWidth(mark.label, SIZE.label), ...widths),
    height: LINE.label + soft.length * LINE.sub,
  };
}

function toTextLines(label: Label, box: Box): TextLine[] {
  return [label.bold, ...label.soft].map((text, index) => ({
    x: box.left,
    y: box.top + (index === 0 ? 13 : LINE.label + LINE.sub * index - 4),
    text,
    size: index === 0 ? SIZE.label : SIZE.sub,
    weight: index === 0 ? 600 : 400,
    tone: index === 0 ? 'ink' : 'ink-soft',
    anchor: 'start',
  }));
}

/** What labels must keep clear of: every mark with its open ends, and every line between marks. */
function listObstacles(panel: LineChartPanel, spots: readonly MarkSpot[], length: number): Box[] {
  const marks = spots.map(({ mark, x, y }): Box => {
    const { low, high } = boundOffsets(mark, panel.up, length);
    const { before, after } = glyphReach(mark.bound, low, high);
    return { left: x - 10, top: y - after - 3, right: x + 10, bottom: y + before + 3 };
  });
  const lines = panel.lines.flatMap((line) => {
    const ends = line.marks.flatMap(({ mark }) => spots.find((spot) => spot.mark === mark) ?? []);
    return ends.slice(1).flatMap((to, index) => stepsBetween(ends[index] ?? to, to, 3));
  });
  return [...marks, ...lines];
}

const LEADER_FROM = 22;

/**
 * A place's cost: what it covers or leaves counts most, then how far it is from its mark.
 * @param enough a cost from which on the place is out anyway, so that its leader need not be priced
 */
function costOf(
  box: Box,
  spot: MarkSpot,
  within: Box,
  taken: readonly Box[],
  enough: number,
): number {
  const covered = taken.reduce((sum, other) => sum + overlap(box, other), 0);
  const outside = area(box) - overlap(box, within);
  const end = nearestIn(box, spot);
  const away = Math.hypot(end.x - spot.x, end.y - spot.y);
  const cost = covered * 10 + outside * 40 + away;
  if (cost >= enough || away <= LEADER_FROM) return cost;
  const crossed = stepsBetween(spot, end, 1)
    .slice(2)
    .reduce((sum, step) => sum + taken.reduce((all, other) => all + overlap(step, other), 0), 0);
  return cost + crossed * 5;
}

/** Every place around a mark, in a grid fine enough for a label to find the free ones. */
function listPlaces(spot: MarkSpot, label: Label): Box[] {
  const places: Box[] = [];
  for (let dy = -190; dy <= 190; dy += 8)
    for (const dx of [
      13,
      -13 - label.width,
      -label.width / 2,
      40,
      -40 - label.width,
      80,
      -80 - label.width,
    ]) {
      const [left, top] = [spot.x + dx, spot.y - label.height / 2 + dy];
      places.push({ left, top, right: left + label.width, bottom: top + label.height });
    }
  return places;
}

type Placement = { cost: number; placed: Map<Mark, Placed> };

/** Gives each mark in turn the cheapest place that is left. */
function placeLabels(
  order: readonly MarkSpot[],
  drawn: Drawn,
  within: Box,
  obstacles: Box[],
): Placement {
  const taken = [...obstacles];
  const placed = new Map<Mark, Placed>();
  let cost = 0;
  for (const spot of order) {
    const label = toLabel(spot.mark, drawn);
    const best = { box: within, price: Number.POSITIVE_INFINITY };
    for (const box of listPlaces(spot, label)) {
      const price = costOf(box, spot, within, taken, best.price);
      if (price < best.price) Object.assign(best, { box, price });
    }
    const end = nearestIn(best.box, spot);
    const leader = Math.hypot(end.x - spot.x, end.y - spot.y) > LEADER_FROM;
    taken.push(best.box);
    if (leader) taken.push(...stepsBetween(spot, end, 1).slice(2));
    cost += best.price;
    placed.set(spot.mark, {
      ...spot,
      box: best.box,
      lines: toTextLines(label, best.box),
      leader,
    });
  }
  return { cost, placed };
}

/** Lays out a plane panel: marks first, then each label where it covers nothing. */
export function layoutLineChart(panel: LineChartPanel, drawn: Drawn): LineChartLayout {
  const width = DRAWN_WIDTHS[drawn];
  const height = HEIGHT[drawn];
  const plot: Box = { left: 48, top: TOP, right: width - 16, bottom: height - BOTTOM };
  const length = plot.bottom - plot.top;
  const spots: MarkSpot[] = panel.lines.flatMap((line) =>
    line.marks.map(({ mark, at }) => ({
      mark,
      x: plot.left + at * (plot.right - plot.left),
      y: plot.bottom - place(panel.up, mark.anchor) * length,
    })),
  );
  const within: Box = {
    left: plot.left + 6,
    top: plot.top - 6,
    right: width,
    bottom: plot.bottom - 4,
  };
  const obstacles = listObstacles(panel, spots, length);
  // Who is placed first decides much: of four orders the cheapest stands. All are deterministic.
  const orders = [
    [...spots].sort((a, b) => b.x - a.x),
    [...spots].sort((a, b) => a.x - b.x),
    [...spots].sort((a, b) => a.y - b.y),
    [...spots].sort((a, b) => b.y - a.y),
  ];
  const { placed } = orders
    .map((order) => placeLabels(order, drawn, within, obstacles))
    .reduce((a, b) => (b.cost < a.cost ? b : a));
  return {
    width,
    height,
    plot,
    lines: panel.lines.map((line) => ({
      population: line.population,
      points: line.marks.flatMap(({ mark }) => placed.get(mark) ?? []),
    })),
  };
}
