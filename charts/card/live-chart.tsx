import { ResponsiveContainer } from 'recharts';
import { DRAWN_WIDTHS, type Drawn, WIDE_FROM } from '../drawn';
import type { Plot } from '../plot';
import { PlotChart } from '../plot-chart';

/**
 * A plot as a browser draws it: at the width that there is, in the shape of the server's drawing.
 * @param heights how high each of the server's drawings is, in its own pixels
 */
export default function LiveChart(props: {
  plot: Plot;
  width: number;
  heights: Record<Drawn, number>;
  small: boolean;
  onResize: (width: number) => void;
}) {
  const { plot, width, heights, small, onResize } = props;
  const drawn = small || width < WIDE_FROM ? 'narrow' : 'wide';
  const aspect = DRAWN_WIDTHS[drawn] / heights[drawn];
  return (
    <ResponsiveContainer
      width="100%"
      aspect={aspect}
      initialDimension={{ width, height: width / aspect }}
      onResize={onResize}
    >
      <PlotChart plot={plot} drawn={drawn} live width={width} />
    </ResponsiveContainer>
  );
}
