import { BarsChart, barsHeight } from './bars/chart';
import { ColumnsChart } from './columns/chart';
import { DRAWN_WIDTHS, type Drawn } from './drawn';
import { MapChart, mapHeight } from './event-map/map';
import { LinesChart } from './lines/chart';
import type { Plot } from './plot';
import { StripChart, stripHeight } from './strip/chart';
import { TimelineChart, timelineHeight } from './timeline/chart';
import { TwoSidedChart, twoSidedHeight } from './two-sided/chart';

const COLUMNS_HEIGHT = { narrow: 250, wide: 330 } as const;
const LINES_HEIGHT = { narrow: 260, wide: 300 } as const;

/** How high a plot is drawn, in pixels, before it is scaled to its place. */
export function plotHeight(plot: Plot, drawn: Drawn): number {
  switch (plot.kind) {
    case 'columns':
      return COLUMNS_HEIGHT[drawn];
    case 'lines':
      return LINES_HEIGHT[drawn];
    case 'strip':
      return stripHeight(plot, DRAWN_WIDTHS[drawn]);
    case 'two-sided':
      return twoSidedHeight(plot, DRAWN_WIDTHS[drawn]);
    case 'timeline':
      return timelineHeight(plot);
    case 'bars':
      return barsHeight(plot);
    case 'map':
      return mapHeight(plot, DRAWN_WIDTHS[drawn]);
  }
}

/**
 * Any plot, drawn by Recharts: on the server at one of two widths, in a browser at the width that there
 * is, with tooltips and arrow keys.
 */
export function PlotChart(props: { plot: Plot; drawn: Drawn; live: boolean; width?: number }) {
  const { plot, drawn, live, width = DRAWN_WIDTHS[drawn] } = props;
  const scale = width / DRAWN_WIDTHS[drawn];
  const as = { drawn, live, width, height: Math.round(plotHeight(plot, drawn) * scale) };
  switch (plot.kind) {
    case 'columns':
      return <ColumnsChart plot={plot} {...as} />;
    case 'lines':
      return <LinesChart plot={plot} {...as} />;
    case 'strip':
      return <StripChart plot={plot} {...as} />;
    case 'two-sided':
      return <TwoSidedChart plot={plot} {...as} />;
    case 'timeline':
      return <TimelineChart plot={plot} {...as} />;
    case 'bars':
      return <BarsChart plot={plot} {...as} />;
    case 'map':
      return <MapChart plot={plot} width={width} />;
  }
}
