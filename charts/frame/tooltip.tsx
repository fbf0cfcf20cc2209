'use client';

import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { MarkElement } from './stage-marks';
import type { TipEntry } from './tip-entry';

/** Room between a mark and its tooltip, and between a tooltip and the edge of the screen (pixels). */
const GAP = 6;
const EDGE = 8;

export type Tip = { mark: MarkElement; entries: TipEntry[] };

/** Where a tooltip stands, within the figure: over its mark if there is room, else under it. */
function placeTip(tip: HTMLElement, mark: Element, figure: Element): void {
  const [at, within] = [mark.getBoundingClientRect(), figure.getBoundingClientRect()];
  const { offsetWidth: width, offsetHeight: height } = tip;
  const widest = document.documentElement.clientWidth;
  const middle = at.left + at.width / 2 - width / 2;
  const left = Math.max(EDGE, Math.min(middle, widest - width - EDGE));
  const isRoomAbove = at.top - height - GAP >= EDGE;
  const top = isRoomAbove ? at.top - height - GAP : at.bottom + GAP;
  // A transform, since a box that changes its place counts as a shift of the page's layout.
  tip.style.setProperty('transform', `translate(${left - within.left}px, ${top - within.top}px)`);
}

/** A pause between lines, for whoever hears them in one go. */
function Stop() {
  return <span className="chart-said">. </span>;
}

function Entry({ entry }: { entry: TipEntry }) {
  return (
    <div className="chart-tip-entry">
      <p className="chart-tip-number">
        {entry.superseded ? 'Superseded: ' : null}
        {entry.number}
        <Stop />
      </p>
      <p>
        {entry.counted}
        <Stop />
      </p>
      <p>
        {entry.claimant} ({entry.stance})
        <Stop />
      </p>
      <dl>
        {entry.facts.map(({ name, words }) => (
          <div key={name}>
            <dt>{name}:</dt>{' '}
            <dd>
              {words}
              <Stop />
            </dd>
          </div>
        ))}
      </dl>
      <p className="chart-tip-link">
        {/* The mark itself leads there by keyboard: one tab stop a chart. */}
        <a href={entry.href} tabIndex={-1}>
          {window.location.host}
          {entry.href}
        </a>
      </p>
    </div>
  );
}

/** What hover and focus show of a mark. It can be hovered, stays, and goes away with Escape. */
export function Tooltip(props: { id: string; tip: Tip; place: RefObject<HTMLElement | null> }) {
  const { id, tip, place } = props;
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const figure = place.current?.closest('figure');
    if (!figure || !box.current) return;
    const target = tip.mark.querySelector('.chart-mark-focus') ?? tip.mark;
    placeTip(box.current, target, figure);
  }, [tip, place]);
  return (
    <div ref={box} id={id} className="chart-tip" role="tooltip">
      {tip.entries.map((entry) => (
        <Entry key={entry.key} entry={entry} />
      ))}
    </div>
  );
}
