import { type ChartModel, listSpans } from '../chart';
import type { Drawing } from '../drawing';
import type { TimelinePlot } from '../plot';

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

/** When it happened. */
export function drawTimeline(model: ChartModel): Drawing {
  const plots = plotTimeline(model);
  return {
    title: model.title,
    sentence: model.sentence,
    groups: plots.length === 0 ? [] : [{ id: model.id, title: null, plots }],
  };
}
