import type { ChartContent, DrawFrom } from '../drawing';
import { count } from '../model-head';
import { splitSeries } from '../series';
import { nameClaimant, toMark } from '../statement';
import { groupByPhase, saySeries } from '../strip/by-phase';
import { listDeaths, listPhasesWithout, warnOfDeaths } from './model';

/** How far the claims on who was killed are apart, phase by phase: a strip a question. */
export function drawKilledByPhase(from: DrawFrom): ChartContent {
  // Years or months on one line tell nothing of when: a series has a chart of its own.
  const { series, others } = splitSeries(from.view, listDeaths(from.view));
  const groups = groupByPhase(others, from);
  const numbered = others.filter((figure) => toMark(from.view, figure) !== null);
  const claimants = new Set(numbered.map(nameClaimant)).size;
  return {
    drawing: {
      title: 'Killed, by phase: how far the claims are apart',
      sentence: `${count(numbered.length, 'figure')} from ${count(claimants, 'claimant')}. One line a question, from zero; each mark is one claim. Nothing is added or averaged.`,
      groups: [...groups, ...saySeries(series)],
    },
    figures: others,
    warn: () => warnOfDeaths(from.view, others),
    gaps: listPhasesWithout(from.view, others),
  };
}
