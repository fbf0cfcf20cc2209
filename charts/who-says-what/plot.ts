import type { ChartContent, DrawFrom, PlotGroup } from '../drawing';
import { plotClaims, type Series, splitSeries } from '../series';
import { groupByPhase } from '../strip/by-phase';
import { listEmptyPhases, REPEATED, sayQuestionsAndClaimants } from './model';

/** What one claimant answered year by year or month by month, as columns. */
function groupSeries(series: readonly Series[], { view }: DrawFrom): PlotGroup[] {
  const plots = series.flatMap((each) => plotClaims(view, each) ?? []);
  return plots.length === 0 ? [] : [{ id: 'series', title: 'By year and by month', plots }];
}

/** Who has published which figures: every question, a strip or columns each. */
export function drawWhoSaysWhat(from: DrawFrom): ChartContent {
  const { view } = from;
  const { series, others } = splitSeries(view, view.figures);
  return {
    drawing: {
      title: 'Who has published which figures',
      sentence: sayQuestionsAndClaimants(view),
      groups: [...groupByPhase(others, from), ...groupSeries(series, from)],
    },
    figures: view.figures,
    warn: () => [REPEATED],
    gaps: listEmptyPhases(view),
  };
}
