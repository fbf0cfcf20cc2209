import type { ChartContent, DrawFrom } from '../drawing';
import { count } from '../model-head';
import { listPlotMarks } from '../plot';
import { splitSeries } from '../series';
import { groupByPhase, saySeries } from '../strip/by-phase';
import { listDeaths, listPhasesWithout, warnOfDeaths } from './model';

/** How far the claims on who was killed are apart, phase by phase: a strip a question. */
export function drawKilledByPhase(from: DrawFrom): ChartContent {
  // Years or months on one line tell nothing of when: a series has a chart of its own.
  const { series, others } = splitSeries(from.view, listDeaths(from.view));
  const groups = groupByPhase(others, from);
  const drawn = groups.flatMap(({ plots }) => plots.flatMap(listPlotMarks));
  const marks = drawn.filter(({ status }) => status === 'current');
  const claimants = new Set(marks.map(({ claimant }) => claimant)).size;
  return {
    drawing: {
      title: 'Killed, by phase: how far the claims are apart',
      sentence: `${count(marks.length, 'figure')} from ${count(claimants, 'claimant')}. One line a question, from zero; each mark is one claim. Nothing is added or averaged.`,
      groups: [...groups, ...saySeries(series)],
    },
    figures: others,
    warnings: warnOfDeaths(from.view, others),
    gaps: listPhasesWithout(from.view, others),
  };
}
