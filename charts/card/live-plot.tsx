'use client';

import { lazy, Suspense, startTransition, useEffect, useRef, useState } from 'react';
import type { Drawn } from '../drawn';
import type { Plot } from '../plot';
import { Drawings, type ServerDrawings } from './drawings';

const LiveChart = lazy(() => import('./live-chart'));

/**
 * A plot in a browser: at first as the server drew it, and from hydration on drawn here by the same
 * component, with tooltips and arrow keys, at the width that there is.
 * @param heights how high each of the server's drawings is, in its own pixels
 */
export function LivePlot(props: {
  plot: Plot;
  drawings: ServerDrawings;
  heights: Record<Drawn, number>;
  /** Whether it is always drawn as for little room. */
  small: boolean;
}) {
  const { plot, drawings, heights, small } = props;
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState<number | null>(null);
  useEffect(() => {
    const room = place.current?.clientWidth;
    // Beside more urgent work: what the server drew stands there all the while.
    if (room) startTransition(() => setWidth(room));
  }, []);
  const still = <Drawings drawings={drawings} />;
  return (
    <div className="chart-plot" ref={place}>
      {width === null ? (
        still
      ) : (
        <Suspense fallback={still}>
          <LiveChart
            plot={plot}
            width={width}
            heights={heights}
            small={small}
            onResize={setWidth}
          />
        </Suspense>
      )}
    </div>
  );
}
