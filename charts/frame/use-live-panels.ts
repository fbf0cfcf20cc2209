'use client';

import { type RefObject, useEffect, useState } from 'react';
import { type Drawn, WIDE_FROM } from '../drawn';
import { type Loaded, loadChart } from './load';
import { listStages, stageOf } from './stage-marks';

/** A panel that a reader has touched, and the width that fits its place. */
export type TouchedPanel = { stage: HTMLElement; drawn: Drawn };
export type LivePanels = { loaded: Loaded | null; touched: TouchedPanel[]; failed: boolean };

function fitting(stage: HTMLElement): Drawn {
  return stage.clientWidth < WIDE_FROM ? 'narrow' : 'wide';
}

/** A place without a picture: neither the server's nor the empty one that says so. */
function isBare(stage: HTMLElement): boolean {
  return stage.querySelector('svg') === null;
}

/**
 * Loads the live chart at the first touch, hover or focus of a panel, once for all panels of the
 * chart. Scrolling by or printing loads nothing.
 */
export function useLivePanels(place: RefObject<HTMLElement | null>, address: string): LivePanels {
  const [touched, setTouched] = useState<TouchedPanel[]>([]);
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    const figure = place.current?.closest('figure');
    if (!figure) return;
    const end = new AbortController();
    const touch = (stage: HTMLElement | null) => {
      if (!stage) return;
      setTouched((all) =>
        all.some((each) => each.stage === stage) ? all : [...all, { stage, drawn: fitting(stage) }],
      );
    };
    // No pointerover: a page that scrolls under a resting pointer is not a reader's touch.
    for (const name of ['pointermove', 'pointerdown', 'focusin'] as const)
      figure.addEventListener(
        name,
        (event) => touch(event.target instanceof Element ? stageOf(event.target) : null),
        { signal: end.signal, passive: true },
      );
    // A browser that had to draw the page anew has lost the server's pictures: it draws its own.
    for (const stage of listStages(figure)) if (isBare(stage)) touch(stage);
    return () => end.abort();
  }, [place]);

  const wanted = touched.length > 0;
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    loadChart(address).then(
      (chart) => current && setLoaded(chart),
      () => current && setFailed(true),
    );
    return () => {
      current = false;
    };
  }, [wanted, address]);

  useEffect(() => {
    const observer = new ResizeObserver(() =>
      setTouched((all) =>
        all.every(({ stage, drawn }) => fitting(stage) === drawn)
          ? all
          : all.map(({ stage }) => ({ stage, drawn: fitting(stage) })),
      ),
    );
    for (const { stage } of touched) observer.observe(stage);
    return () => observer.disconnect();
  }, [touched]);

  return { loaded, touched, failed };
}
