import { useEffect, useRef, useState } from 'react';
import { ResponsiveContainer } from 'recharts';
import { DRAWN_WIDTHS, type Drawn, WIDE_FROM } from '../drawn';
import type { Plot } from '../plot';
import { PlotChart } from '../plot-chart';

/**
 * A plot as a browser draws it: at the width that there is, in the shape of the server's drawing. Where
 * the focus was in that drawing, it goes to this one, whose arrow keys go from mark to mark.
 * @param room how broad its place is, in pixels, when it is drawn first
 * @param focused whether the focus was in the server's drawing
 * @param heights how high each of the server's drawings is, in its own pixels
 */
export default function LiveChart(props: {
  plot: Plot;
  room: number;
  focused: boolean;
  heights: Record<Drawn, number>;
  small: boolean;
}) {
  const { plot, room, focused, heights, small } = props;
  const [width, setWidth] = useState(room);
  const container = useRef<HTMLDivElement>(null);
  // React takes the focused link away with the server's drawing; Recharts makes its own in a later frame.
  useEffect(() => {
    const place = container.current;
    if (!focused || !place) return;
    const hand = () => {
      const surface = place.querySelector<SVGElement>('[role=application]');
      if (!surface) return;
      observer.disconnect();
      if (document.activeElement === document.body) surface.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(hand);
    observer.observe(place, { childList: true, subtree: true });
    hand();
    return () => observer.disconnect();
  }, [focused]);
  const drawn = small || width < WIDE_FROM ? 'narrow' : 'wide';
  const aspect = DRAWN_WIDTHS[drawn] / heights[drawn];
  return (
    <ResponsiveContainer
      ref={container}
      width="100%"
      aspect={aspect}
      initialDimension={{ width, height: width / aspect }}
      onResize={setWidth}
    >
      <PlotChart plot={plot} drawn={drawn} live width={width} />
    </ResponsiveContainer>
  );
}
