'use client';

import { type ComponentType, useEffect, useRef, useState } from 'react';
import type { Panel } from '../chart';
import { type Drawn, WIDE_FROM } from '../drawn';

type PanelChart = ComponentType<{ panel: Panel; drawn: Drawn }>;

/** How far below the screen a chart begins to load. */
const NEAR = '600px';

/** Whether the place is on the screen or nearly so; it stays true from then on. */
function useNear(place: React.RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (!element || near) return;
    const show = () => setNear(true);
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) show();
      },
      { rootMargin: NEAR },
    );
    observer.observe(element);
    // A page that is printed before it was scrolled prints its charts too.
    window.addEventListener('beforeprint', show);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', show);
    };
  }, [place, near]);
  return near;
}

/** Which of the two drawings fits the place; null until it was measured. */
function useDrawn(place: React.RefObject<HTMLElement | null>): Drawn | null {
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setDrawn(entry.contentRect.width < WIDE_FROM ? 'narrow' : 'wide');
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return drawn;
}

/**
 * The live chart, over the place that the server reserved for it: same width, same aspect ratio, so
 * nothing moves. Recharts is loaded when the chart comes near the screen, never before.
 */
export function LivePanel({ panel, label }: { panel: Panel; label: string }) {
  const place = useRef<HTMLDivElement>(null);
  const near = useNear(place);
  const drawn = useDrawn(place);
  const [Chart, setChart] = useState<PanelChart | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!near) return;
    let wanted = true;
    import('../panel-chart').then(
      (loaded) => wanted && setChart(() => loaded.PanelChart),
      () => wanted && setFailed(true),
    );
    return () => {
      wanted = false;
    };
  }, [near]);
  const shown = Chart !== null && drawn !== null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: no HTML element names a group of links in a picture
    <div ref={place} className="chart-live" role="group" aria-label={label} data-drawn={drawn}>
      {shown ? <Chart panel={panel} drawn={drawn} /> : null}
      {failed ? <p>The drawing did not load. The table below holds every value.</p> : null}
    </div>
  );
}
