import { type ChartModel, listSpans } from '../chart';
import type { ChartContent, DrawFrom } from '../drawing';
import type { TimelinePlot } from '../plot';
import { buildTimelineModel } from './model';

/** The phases of a conflict and its dated events, in the order of time. */
function plotTimeline(model: ChartModel): TimelinePlot[] {
  const spans = listSpans(model);
  const known = spans.flatMap(({ from, to }) => [from, to].filter((end) => end !== null));
  if (known.length === 0) return [];
  return [
    {
      kind: 'timeline',
      id: model.id,
      title: null,
      href: null,
      note: null,
      from: Math.floor(Math.min(...known)),
      to: Math.ceil(Math.max(...known)),
      rows: spans.map(({ label, period, from, to, kind }) => ({ label, period, from, to, kind })),
    },
  ];
}

/** When it happened: the drawing has just what its document has. */
export function drawTimeline({ view }: DrawFrom): ChartContent {
  const model = buildTimelineModel(view);
  const plots = model === null ? [] : plotTimeline(model);
  return {
    drawing: {
      // Ceasefire years are a part of the conflict, and no fighting.
      title: 'Timeline: parts of the conflict and dated events',
      sentence: model?.sentence ?? 'No dated phase or event.',
      groups: plots.length === 0 ? [] : [{ id: 'timeline', title: null, plots }],
    },
    figures: [],
    warn: () => model?.warnings ?? [],
    gaps: [],
    panels: model?.panels ?? [],
  };
}
