import type { ChartModel } from '../chart';
import type { DrawFrom, Drawing } from '../drawing';
import { count } from '../model-head';
import { listPlotMarks } from '../plot';
import { groupByPhase } from '../strip/by-phase';

/** How far the claims on who was killed are apart, phase by phase: a strip a question. */
export function drawKilledByPhase(_model: ChartModel, from: DrawFrom): Drawing {
  const deaths = from.view.figures.filter((figure) => figure.measure.family === 'deaths');
  const groups = groupByPhase(deaths, from);
  const drawn = groups.flatMap(({ plots }) => plots.flatMap(listPlotMarks));
  const marks = drawn.filter(({ status }) => status === 'current');
  const claimants = new Set(marks.map(({ claimant }) => claimant)).size;
  return {
    title: 'Killed, by phase: how far the claims are apart',
    sentence: `${count(marks.length, 'figure')} from ${count(claimants, 'claimant')}. One line a question, from zero; each mark is one claim. Nothing is added or averaged.`,
    groups,
  };
}
