'use client';

import { useEffect, useRef, useState } from 'react';
import { readTooltip } from '../tooltip/entry';
import { type Tip, Tooltip } from '../tooltip/tooltip';
import { keepChoice, readChoice } from './choice';
import { MarkNavigation } from './mark-navigation';
import type { MarkElement } from './plot-marks';

function openTable(figure: HTMLElement, withFocus: boolean): void {
  const details = figure.querySelector<HTMLDetailsElement>('details.chart-table');
  if (!details) return;
  details.open = true;
  if (withFocus) details.querySelector<HTMLElement>('.chart-table-scroll')?.focus();
}

/** Shows what the address says of a chart: its table open, one of its marks chosen. */
function restoreChoice(figure: HTMLElement, navigation: MarkNavigation): void {
  if (window.location.hash === `#${figure.id}-table`) openTable(figure, true);
  const choice = readChoice(figure);
  if (choice?.tableOpen) openTable(figure, false);
  const mark = choice?.mark ? navigation.find(choice.mark) : null;
  if (mark) navigation.point(mark);
}

/**
 * All that a chart needs a script for: keyboard, pointer and finger on the marks of the server's
 * drawing, their tooltip, and the reader's choice in the address.
 * @param id of the chart's figure
 */
export function ChartNavigation({ id }: { id: string }) {
  const place = useRef<HTMLDivElement>(null);
  const [tip, setTip] = useState<Tip | null>(null);
  const [announced, setAnnounced] = useState('');
  useEffect(() => {
    const figure = place.current?.closest('figure');
    if (!figure) return;
    const show = (mark: MarkElement | null) => {
      const entries = mark ? readTooltip(figure, mark) : [];
      setTip(mark && entries.length > 0 ? { mark, entries } : null);
    };
    const navigation = new MarkNavigation(figure, {
      showTooltip: show,
      announce: setAnnounced,
      choose: (mark) => keepChoice(figure, { mark }),
      openTable: () => openTable(figure, true),
    });
    const detach = navigation.attach();
    const listening = new AbortController();
    const restore = () => restoreChoice(figure, navigation);
    restore();
    const table = figure.querySelector<HTMLDetailsElement>('details.chart-table');
    table?.addEventListener(
      'toggle',
      () => keepChoice(figure, { tableOpen: table.open }),
      listening,
    );
    window.addEventListener('hashchange', restore, listening);
    return () => {
      detach();
      listening.abort();
    };
  }, []);
  return (
    <div ref={place} className="chart-navigation">
      <p className="chart-said" role="status">
        {announced}
      </p>
      {/* Each mark has a tooltip of its own, drawn whole: a page that the browser translates holds
          other text nodes than React left there. */}
      {tip ? <Tooltip key={tip.entries[0]?.key} id={`${id}-tip`} tip={tip} place={place} /> : null}
    </div>
  );
}
