'use client';

import { memo, type RefObject, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Panel } from '../chart';
import type { Drawn } from '../drawn';
import { keepChoice, readChoice } from './choice';
import { handOver, PressWatch } from './hand-over';
import type { PanelChart } from './load';
import { liveDrawing, type MarkElement } from './stage-marks';
import { Steering } from './steering';
import { readTip } from './tip-entry';
import { type Tip, Tooltip } from './tooltip';
import { type LivePanels, useLivePanels } from './use-live-panels';

type Steered = {
  steering: RefObject<Steering | null>;
  tip: Tip | null;
  said: string;
  press: RefObject<PressWatch>;
};

function openTable(figure: HTMLElement, withFocus: boolean): void {
  const details = figure.querySelector<HTMLDetailsElement>('details.chart-table');
  if (!details) return;
  details.open = true;
  if (withFocus) details.querySelector<HTMLElement>('.chart-table-scroll')?.focus();
}

/** Keyboard, pointer and address of one chart, from the moment the page can listen. */
function useSteering(place: RefObject<HTMLElement | null>): Steered {
  const [tip, setTip] = useState<Tip | null>(null);
  const [said, setSaid] = useState('');
  const steering = useRef<Steering | null>(null);
  const press = useRef(new PressWatch());
  useEffect(() => {
    const figure = place.current?.closest('figure');
    if (!figure) return;
    const show = (mark: MarkElement | null) => {
      const entries = mark ? readTip(figure, mark) : [];
      setTip(mark && entries.length > 0 ? { mark, entries } : null);
    };
    const steered = new Steering(figure, {
      showTip: show,
      say: setSaid,
      choose: (mark) => keepChoice(figure, { mark }),
      openTable: () => openTable(figure, true),
    });
    steering.current = steered;
    const ends = [steered.attach(), press.current.attach()];
    const listening = new AbortController();
    const table = figure.querySelector<HTMLDetailsElement>('details.chart-table');
    const restore = () => {
      if (window.location.hash === `#${figure.id}-table`) openTable(figure, true);
      const choice = readChoice(figure);
      if (choice?.tableOpen) openTable(figure, false);
      const mark = choice?.mark ? steered.find(choice.mark) : null;
      if (mark) steered.point(mark);
    };
    restore();
    table?.addEventListener(
      'toggle',
      () => keepChoice(figure, { tableOpen: table.open }),
      listening,
    );
    window.addEventListener('hashchange', restore, listening);
    return () => {
      for (const end of ends) end();
      listening.abort();
    };
  }, [place]);
  return { steering, tip, said, press };
}

/** Puts each panel that was touched and is drawn in the place of the server's drawing. */
function useHandOver(live: LivePanels, { steering, press }: Steered): void {
  const { loaded, touched } = live;
  useEffect(() => {
    if (!loaded) return;
    const ends = touched
      .filter(({ stage }) => !('live' in stage.dataset))
      .map(({ stage }) =>
        handOver(stage, press.current, (twin) => steering.current?.takeOver(stage, twin)),
      );
    return () => {
      for (const end of ends) end();
    };
  }, [loaded, touched, steering, press]);
}

/** Drawn again only for another panel or width: a mark that is drawn anew would lose the focus. */
const LivePanel = memo(function LivePanel(props: {
  Chart: PanelChart;
  panel: Panel;
  drawn: Drawn;
}) {
  const { Chart, panel, drawn } = props;
  return <Chart panel={panel} drawn={drawn} />;
});

/**
 * All that a chart needs a script for. Until a reader touches the chart it only listens; then it
 * loads the live chart and lets it take the drawing's place, panel by panel.
 * @param dataUrl the chart's JSON, at the very position that the server drew
 */
export function LiveChart({ id, dataUrl }: { id: string; dataUrl: string }) {
  const place = useRef<HTMLDivElement>(null);
  const steered = useSteering(place);
  const live = useLivePanels(place, dataUrl);
  useHandOver(live, steered);
  const { loaded, touched, failed } = live;
  return (
    <div ref={place} className="chart-steering">
      {loaded
        ? touched.map(({ stage, drawn }) => {
            const panel = loaded.model.panels.find((each) => each.id === stage.dataset.panel);
            const target = liveDrawing(stage);
            return panel && target
              ? createPortal(
                  <LivePanel Chart={loaded.PanelChart} panel={panel} drawn={drawn} />,
                  target,
                  panel.id,
                )
              : null;
          })
        : null}
      <p className="chart-said" role="status">
        {failed ? 'The chart stays a still picture: the live one did not load. ' : null}
        {steered.said}
      </p>
      {steered.tip ? <Tooltip id={`${id}-tip`} tip={steered.tip} place={place} /> : null}
    </div>
  );
}
