'use client';

import {
  lazy,
  Suspense,
  type SyntheticEvent,
  startTransition,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { Drawn } from '../drawn';
import type { Plot } from '../plot';
import { Drawings, type ServerDrawings } from './drawings';

const LiveChart = lazy(() => import('./live-chart'));

/** How broad the place of a plot is, and whether the focus has come to what the server drew there. */
type Taken = { room: number; focused: boolean };

/** The focus may come after the pointer, while the chart that takes over is still to be fetched. */
const takenBy = (now: Taken) => (known: Taken | null) =>
  known === null || (now.focused && !known.focused) ? now : known;

/**
 * A plot in a browser: as the server drew it, until a pointer or the focus comes to it. From then on the
 * same component draws it here, with tooltips and arrow keys, at the width that there is.
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
  const [taken, setTaken] = useState<Taken | null>(null);
  const takeOver = ({ currentTarget, target, type }: SyntheticEvent<HTMLElement>) => {
    const isDrawing = target instanceof Element && target.closest('.chart-drawing') !== null;
    const now = { room: currentTarget.clientWidth, focused: type === 'focus' && isDrawing };
    // Beside more urgent work: what the server drew stands there all the while.
    startTransition(() => setTaken(takenBy(now)));
  };
  const place = useRef<HTMLDivElement>(null);
  // Who came with the keyboard before React did is not told of by any event.
  useEffect(() => {
    const room = place.current?.clientWidth;
    if (room && place.current?.contains(document.activeElement))
      startTransition(() => setTaken(takenBy({ room, focused: true })));
  }, []);
  const still = <Drawings drawings={drawings} />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only notices that somebody comes to what is in it
    <div
      className="chart-plot"
      ref={place}
      onPointerEnter={takeOver}
      onPointerMove={takeOver}
      onFocus={takeOver}
    >
      {taken === null ? (
        // Outside of any boundary: React sends a large one after the page, where only a script finds it.
        still
      ) : (
        <Suspense fallback={still}>
          <LiveChart plot={plot} heights={heights} small={small} {...taken} />
        </Suspense>
      )}
    </div>
  );
}
