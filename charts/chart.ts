import type { Qualifier, Stance } from '@/ledger/vocabulary';

/**
 * What a chart is before it is drawn: plain JSON, no pixel in it. The drawing in a
 * page, the picture, the table and the files are all made from this one value, so they cannot disagree.
 */

/** The charts of a conflict, in the order of its page. An id is the chart's address and anchor. */
export const CHART_IDS = [
  'killed-by-phase',
  'displaced',
  'reported-incidents',
  'one-day-claims',
  'timeline',
  'battle-related-deaths',
  'restated',
  'who-says-what',
  'deaths-by-country',
] as const;
export type ChartId = (typeof CHART_IDS)[number];

/** One figure as words: everything that must travel with its number. Null is unknown. */
export type Statement = {
  figure: string;
  version: number;
  /** The permalink's path. */
  href: string;
  /** The number with its qualifier, such as "at least 20,000"; never the bare number of a floor. */
  label: string;
  qualifier: Qualifier;
  value: number | null;
  low: number | null;
  high: number | null;
  unit: string;
  question: string;
  scope: string | null;
  phase: string | null;
  affected: string;
  counted: string | null;
  /** "Armenia's Defence Ministry, relayed by Voice of America". */
  claimant: string;
  stance: Stance | null;
  asOf: string;
  period: string;
  sources: { publisher: string; title: string }[];
  /** "2 documents, 1 claim". */
  documents: string;
  note: string | null;
  /** A superseded value is one that a later version replaced: shown struck, never as the answer. */
  status: 'current' | 'superseded';
};

/** How far a number reaches, which decides the form of its mark. */
export const BOUNDS = ['point', 'exact', 'floor', 'ceiling', 'soft', 'range', 'zero'] as const;
export type Bound = (typeof BOUNDS)[number];

/** Whose voice it is: the conflict's sides in alphabetical order; every third party is neutral. */
export type Side = 'first' | 'second' | 'neutral';

/** Solid: the claimant's own losses, or a third party's count. Hollow: what one side says of the other. */
export type Fill = 'solid' | 'hollow';

/**
 * A statement that carries a number and is drawn. `anchor` is where it stands: its value, or else the
 * bound that it has. A range without a best estimate has whiskers and nothing between them (`core`).
 */
export type Mark = Statement & {
  anchor: number;
  core: boolean;
  bound: Bound;
  side: Side;
  fill: Fill;
};

/** `at` runs from 0 to 1 along the axis. A minor tick has a rule but no label where room is short. */
export type Tick = { at: number; label: string; minor: boolean };

/**
 * `log`: from `min` to `max`, both powers of ten; with `zero`, 0 has a place of its own at the left.
 * `linear`: from 0 to `max`. `time`: from `min` to `max`, both in decimal years.
 */
export type Scale =
  | { kind: 'log'; min: number; max: number; zero: boolean; ticks: Tick[] }
  | { kind: 'linear'; max: number; ticks: Tick[] }
  | { kind: 'time'; min: number; max: number; ticks: Tick[] };

/** A stretch of time, in decimal years; null is an end that is not known or not reached. */
export type Span = {
  label: string;
  period: string;
  from: number | null;
  to: number | null;
  kind: 'phase' | 'event';
  /** A phase within another phase. */
  within: string | null;
  sources: string[];
};

/** A row of a panel, from top to bottom. */
export type Row =
  | { kind: 'heading'; level: 1 | 2; text: string; note: string | null }
  | { kind: 'mark'; label: string; sub: string | null; mark: Mark; struck: Mark[] }
  /** `of`: a whole phase without a figure is named as a heading is, a year as a row is. */
  | { kind: 'gap'; of: 'phase' | 'row'; label: string; words: string }
  | { kind: 'span'; span: Span };

type PanelHead = {
  /** Unique in its chart; a part of element ids. */
  id: string;
  title: string;
  /** The measure's definition, or what the panel must not be taken for. */
  note: string | null;
  /** "persons (log scale)": names the unit, and the scale where it is not a plain one. */
  axis: string;
};

/** One row a figure (or a stretch of time), the value along the horizontal axis. */
export type DotPlotPanel = PanelHead & {
  kind: 'rows';
  scale: Scale;
  /** Bars only on a linear scale with a zero base. */
  bars: boolean;
  /**
   * Where the marks of all panels that share this scale end (0 to 1), with their labels: so that
   * their axes can be drawn at one length. Null for a panel whose scale is its own.
   */
  ruler: { at: number; label: string }[] | null;
  rows: Row[];
};

/** One line a population: `marks` in order of their as-of day, joined only within a line. */
export type PopulationLine = { population: string; marks: { mark: Mark; at: number }[] };

/** As-of day along, value up. */
export type LineChartPanel = PanelHead & {
  kind: 'plane';
  along: Scale;
  up: Scale;
  lines: PopulationLine[];
};

/** Statements in one cell; an empty list is "no figure in this source". */
export type MatrixCell = { statements: Statement[]; side: Side; fill: Fill };

/** What was counted, by who says it. `cells[row][column]`. */
export type MatrixPanel = PanelHead & {
  kind: 'grid';
  columns: { label: string; side: Side }[];
  rows: { label: string; cells: MatrixCell[] }[];
};

/**
 * Deaths of one country in the chart's years, as a dataset has them; null where it has no row of them.
 * They are of no figure: all conflicts in the country are in them.
 */
export type CountryRow = {
  /** The publisher's number for the country, and its name as published. */
  country: number;
  name: string;
  /** How many countries have more deaths, and one; null where none is recorded. */
  rank: number | null;
  low: number | null;
  best: number | null;
  high: number | null;
  /** Whether a party to the conflict bears its name. */
  own: boolean;
  drawn: boolean;
  /** The dataset's rows that it is added up from: a path and query of this site. */
  href: string;
};

/** Countries by deaths, most first; those of the conflict are drawn wherever they stand. */
export type CountriesPanel = PanelHead & {
  kind: 'countries';
  /** The year that it is of; null for all years together. */
  year: number | null;
  /** "2020", "1989 to 2022". */
  period: string;
  /** The years that the dataset has. */
  years: { first: number; last: number };
  /** `url` is where the dataset was taken from. */
  source: { publisher: string; title: string; version: string; url: string };
  rows: CountryRow[];
};

export type Panel = DotPlotPanel | LineChartPanel | MatrixPanel | CountriesPanel;

export type ChartModel = {
  id: ChartId;
  conflict: { slug: string; name: string };
  /** The names of the sides that the two hues and shapes stand for. */
  sides: { first: string | null; second: string | null };
  /** The ledger's position that the chart shows. */
  position: number;
  title: string;
  /** What the chart shows, written from the data. */
  sentence: string;
  panels: Panel[];
  /** One line each: what must not be read into the chart, and why sums are refused. */
  warnings: string[];
  /** Figures without a number (indefinite, denied): listed under the chart, never plotted. */
  listed: Statement[];
  /** What is not there, in words: "1999 to 2004: below 25, or not in the table". */
  gaps: string[];
};

/** Marks of one panel in the order in which a reader meets them; struck values come after theirs. */
export function listPanelMarks(panel: Panel): Mark[] {
  if (panel.kind === 'rows')
    return panel.rows.flatMap((row) => (row.kind === 'mark' ? [row.mark, ...row.struck] : []));
  if (panel.kind === 'plane')
    return panel.lines.flatMap((line) => line.marks.map(({ mark }) => mark));
  return [];
}

/** Every statement that a panel shows, a matrix's cells included. */
export function listPanelStatements(panel: Panel): Statement[] {
  if (panel.kind !== 'grid') return listPanelMarks(panel);
  return panel.rows.flatMap((row) => row.cells.flatMap((cell) => cell.statements));
}

/** Every mark of a chart, panel after panel. */
export function listMarks(model: ChartModel): Mark[] {
  return model.panels.flatMap(listPanelMarks);
}

/** Every statement of a chart, panel after panel, then those that it lists in words. */
export function listStatements(model: ChartModel): Statement[] {
  return [...model.panels.flatMap(listPanelStatements), ...model.listed];
}

/** Every stretch of time that a chart draws. */
export function listSpans(model: ChartModel): Span[] {
  return model.panels.flatMap((panel) =>
    panel.kind === 'rows'
      ? panel.rows.flatMap((row) => (row.kind === 'span' ? [row.span] : []))
      : [],
  );
}

/** The countries of a chart; none where it is of figures. */
export function findCountries({ panels }: Pick<ChartModel, 'panels'>): CountriesPanel | null {
  return panels.find((panel): panel is CountriesPanel => panel.kind === 'countries') ?? null;
}

/** The documents that a chart rests on, each once, in alphabetical order of publisher and title. */
export function listSources(model: ChartModel): { publisher: string; title: string }[] {
  const found = new Map<string, { publisher: string; title: string }>();
  const dataset = findCountries(model)?.source;
  if (dataset) {
    const { publisher, title, version } = dataset;
    return [{ publisher, title: `${title}, ${version}` }];
  }
  for (const { sources } of listStatements(model))
    for (const source of sources) found.set(`${source.publisher} ${source.title}`, source);
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, s]) => s);
}
