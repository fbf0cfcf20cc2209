/**
 * The numbered sets of what a chart's CSV, JSON and table hold. Set 1 was chosen by each chart's first
 * drawing; set 2 holds just the figures that the chart draws, under the title that it has.
 */
export type ChartSet = 1 | 2;

/** The set of every entry that is recorded now. */
export const NEWEST_CHART_SET = 2;
