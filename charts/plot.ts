import type { Mark } from './chart';
import type { EventMap } from './event-map/model';
import { sayNumber } from './statement';

/**
 * What is drawn of a chart: plain JSON, made from its document. The server's drawing, the live chart in
 * a browser and the picture all take the same plot.
 */

/** One claim as a mark, with the words that travel with its number. */
export type PlotMark = Pick<
  Mark,
  | 'figure'
  | 'version'
  | 'href'
  | 'label'
  | 'claimant'
  | 'asOf'
  | 'documents'
  | 'status'
  | 'anchor'
  | 'low'
  | 'high'
  | 'core'
  | 'bound'
  | 'side'
  | 'fill'
> & {
  /** The number with its qualifier and its unit: "at least 20,000 persons". */
  said: string;
  /** What was counted, with its scope. */
  counted: string;
};

/** Linear from zero unless a reader asks for another. */
export const SCALES = ['linear', 'log'] as const;
export type PlotScale = (typeof SCALES)[number];

type PlotHead = {
  /** Unique in its chart; a part of element ids. */
  id: string;
  /** What the plot is of; null where the chart's own title says it. */
  title: string | null;
  /** Where the title leads to. */
  href: string | null;
  /** One line under the title: who says what, which a mark cannot show. */
  note: string | null;
};

/** A bounded part of the conflict behind columns, in places of their axis; `to` is left out of it. */
export type PlotBand = {
  label: string;
  /** When it was, in few letters: where there is no room for its name. */
  short: string;
  from: number;
  to: number;
  /** The largest number of a column within it: which names come first where room is short. */
  weight: number;
};

/** Places that have no column, and why. */
export type PlotGap = { from: number; to: number; words: string };

/**
 * Columns on a true time axis: one number a year or a month, with its low and high. Places on the axis
 * are whole numbers: years, or months counted from the year 0.
 */
export type ColumnsPlot = PlotHead & {
  kind: 'columns';
  scale: PlotScale;
  perYear: 1 | 12;
  from: number;
  to: number;
  max: number;
  columns: {
    at: number;
    /** Which of several series the column belongs to: told apart by shade. */
    series: number;
    /** Whether its number stands over it. */
    labelled: boolean;
    mark: PlotMark;
  }[];
  series: string[];
  bands: PlotBand[];
  gaps: PlotGap[];
};

/** A population in words: "combatants, Armenian side"; one of a single side stands in under the whole. */
export type StripPart = { words: string; isWhole: boolean };

/** All claims that answer one question, on one axis from zero. */
export type StripPlot = PlotHead & {
  kind: 'strip';
  scale: PlotScale;
  max: number;
  /** In the order of their numbers. `lane` counts upwards where marks would cover each other; the
   * lowest and the highest are labelled. */
  marks: (PlotMark & {
    lane: number;
    labelled: boolean;
    /** Of whom it is, where one claimant counts several populations: each has a line of its own. */
    part?: StripPart;
  })[];
};

/** Numbers along time: steps where one claimant restated its own, lines for a series by year. */
export type LinesPlot = PlotHead & {
  kind: 'lines';
  curve: 'steps' | 'lines';
  scale: PlotScale;
  /** In decimal years. */
  from: number;
  to: number;
  max: number;
  ticks: { at: number; label: string }[];
  /** `mark` is null where a series has no number: the line breaks there. */
  lines: {
    name: string;
    dashed: boolean;
    points: { at: number; labelled: boolean; mark: PlotMark | null }[];
  }[];
};

/** What one side says at the left, the other at the right; each item on a scale of its own. */
export type TwoSidedPlot = PlotHead & {
  kind: 'two-sided';
  left: string;
  right: string;
  items: { title: string; max: number; left: PlotMark | null; right: PlotMark | null }[];
};

/** Parts of a conflict along a true time axis, and its dated events. */
export type TimelinePlot = PlotHead & {
  kind: 'timeline';
  from: number;
  to: number;
  rows: {
    label: string;
    period: string;
    from: number | null;
    to: number | null;
    kind: 'phase' | 'event';
  }[];
};

/** Things side by side as horizontal bars from zero, each with its low and high. */
export type BarsPlot = PlotHead & {
  kind: 'bars';
  scale: PlotScale;
  max: number;
  /** What the dark and the light bars are of. */
  series: { own: string; other: string };
  /** From top to bottom. A row without a mark says in words what is there instead. */
  rows: {
    /** Unique in the plot. */
    id: string;
    label: string;
    /** Where it stands among all, those that are not drawn too; null where it has no place. */
    rank: number | null;
    own: boolean;
    mark: PlotMark | null;
    words: string | null;
  }[];
};

/** Events by place, for a picture: a page shows the map itself. */
export type MapPlot = PlotHead & { kind: 'map'; map: EventMap };

export type Plot =
  | ColumnsPlot
  | StripPlot
  | LinesPlot
  | TwoSidedPlot
  | TimelinePlot
  | BarsPlot
  | MapPlot;

/** Every mark of a plot, in the order in which a reader meets them. */
export function listPlotMarks(plot: Plot): PlotMark[] {
  switch (plot.kind) {
    case 'columns':
      return plot.columns.map(({ mark }) => mark);
    case 'strip':
      return plot.marks;
    case 'lines':
      return plot.lines.flatMap(({ points }) => points.flatMap(({ mark }) => mark ?? []));
    case 'two-sided':
      return plot.items.flatMap(({ left, right }) => [left, right].filter((mark) => mark !== null));
    case 'bars':
      return plot.rows.flatMap(({ mark }) => mark ?? []);
    case 'timeline':
    case 'map':
      return [];
  }
}

/** By their mark, which is one object for as long as its figure stays. */
const plotted = new WeakMap<Mark, PlotMark>();

/** A claim of a chart's document as a mark of a plot, which is shared: no caller may change it. */
export function toPlotMark(mark: Mark): PlotMark {
  const found = plotted.get(mark);
  if (found) return found;
  const made = makePlotMark(mark);
  plotted.set(mark, made);
  return made;
}

function makePlotMark(mark: Mark): PlotMark {
  const { figure, version, href, label, claimant, asOf, documents, status } = mark;
  const { anchor, low, high, core, bound, side, fill, question, scope } = mark;
  const words = { figure, version, href, label, claimant, asOf, documents, status };
  const counted = scope === null || question.includes(scope) ? question : `${question} (${scope})`;
  const said = sayNumber(mark);
  return { ...words, anchor, low, high, core, bound, side, fill, said, counted };
}
