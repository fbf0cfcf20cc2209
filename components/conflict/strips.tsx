import type { ReactNode } from 'react';
import { PlotGroups } from '@/charts/card/chart-card';
import { type DrawnChart, listPlots } from '@/charts/drawing';
import { chartPath } from '@/charts/export/address';
import { Legend } from '@/charts/legend/legend';
import type { StripPlot } from '@/charts/plot';

/** As many strips as a page has room for. */
const MOST_STRIPS = 9;

/**
 * How far claims are apart, as a share of the highest; who says it makes them rivals. A side that
 * gives another number later is no rival of itself.
 */
function spread(plot: StripPlot): number {
  const current = plot.marks.filter(({ status }) => status === 'current');
  const voices = current.map(({ side, claimant }) => (side === 'neutral' ? claimant : side));
  if (new Set(voices).size < 2) return 0;
  const numbers = current.map(({ anchor }) => anchor);
  return (Math.max(...numbers) - Math.min(...numbers)) / Math.max(...numbers, 1) + 0.001;
}

/** Every strip of a chart. */
export function listStrips({ drawing }: DrawnChart): StripPlot[] {
  return listPlots(drawing).flatMap((plot) => (plot.kind === 'strip' ? [plot] : []));
}

/** The strips whose claims are furthest apart, in the order of the chart. */
export function pickStrips(chart: DrawnChart): StripPlot[] {
  const strips = listStrips(chart);
  const rivals = strips.filter((plot) => spread(plot) > 0);
  // Where nobody disagrees, what there is.
  if (rivals.length === 0) return strips.slice(0, MOST_STRIPS);
  const chosen = rivals.toSorted((a, b) => spread(b) - spread(a)).slice(0, MOST_STRIPS);
  return strips.filter((plot) => chosen.includes(plot));
}

/** Strips of a chart side by side, under a title that leads to the whole. */
export function Strips(props: {
  chart: DrawnChart;
  plots: readonly StripPlot[];
  query?: string;
  children: ReactNode;
}) {
  const { chart, plots, query = '', children } = props;
  const { model, drawing } = chart;
  if (plots.length === 0) return null;
  const group = { id: 'strips', title: null, plots: [...plots] };
  return (
    <figure className="chart strips" id={model.id} aria-labelledby="strips">
      <figcaption>
        <h2 id="strips">
          <a href={`${chartPath(model)}${query === '' ? '' : `?${query}`}`}>
            How far the claims are apart
          </a>
        </h2>
        <p className="chart-sentence">{children}</p>
      </figcaption>
      <Legend drawing={{ ...drawing, groups: [group] }} sides={model.sides} />
      <PlotGroups groups={[group]} level={3} />
    </figure>
  );
}
