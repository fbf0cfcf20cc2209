import type { ChartModel } from '../chart';
import type { DrawFrom, Drawing } from '../drawing';
import { groupByPhase } from '../strip/by-phase';

/** Who has published which figures: every question, a strip each. */
export function drawWhoSaysWhat(model: ChartModel, from: DrawFrom): Drawing {
  return {
    title: 'Who has published which figures',
    sentence: model.sentence,
    groups: groupByPhase(from.view.figures, from),
  };
}
