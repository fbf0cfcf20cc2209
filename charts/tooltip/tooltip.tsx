'use client';

import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { MarkElement } from '../card/plot-marks';
import { COLUMN } from '../card/table-rows';
import type { TooltipEntry } from './entry';

/** Room between a mark and its tooltip, and between a tooltip and the edge of the screen (pixels). */
const GAP = 6;
const EDGE = 8;

/** What is said of each figure where there are several. */
const SHORT: string[] = [COLUMN.period.title, COLUMN.asOf.title];

export type Tip = { mark: MarkElement; entries: TooltipEntry[] };

/**
 * Where a tooltip stands: over its mark if there is room, else under it, where a reader can scroll on;
 * never upon it, since the mark is a link.
 */
function placeTip(tip: HTMLElement, mark: Element, figure: Element): void {
  const [at, within] = [mark.getBoundingClientRect(), figure.getBoundingClientRect()];
  const { offsetWidth: width, offsetHeight: height } = tip;
  const widest = document.documentElement.clientWidth;
  const middle = at.left + at.width / 2 - width / 2;
  const left = Math.max(EDGE, Math.min(middle, widest - width - EDGE));
  const above = at.top - height - GAP;
  const top = above >= EDGE ? above : at.bottom + GAP;
  // A transform, since a box that changes its place counts as a shift of the page's layout.
  tip.style.setProperty('transform', `translate(${left - within.left}px, ${top - within.top}px)`);
}

/** A pause between lines, for those who hear them in one go. */
function Stop() {
  return <span className="chart-said">. </span>;
}

function Entry({ entry }: { entry: TooltipEntry }) {
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

/** As many figures of one cell as a tooltip has room for. */
const MOST = 5;

/** A matrix's cell that stands for several figures of one claimant: the numbers with their periods. */
function Entries({ entries }: { entries: TooltipEntry[] }) {
  const [first] = entries;
  if (!first) return null;
  const more = entries.length - MOST;
  return (
    <div className="chart-tip-entry">
      <p className="chart-tip-number">
        {entries.length} figures
        <Stop />
      </p>
      <p>
        {first.counted}
        <Stop />
      </p>
      <p>
        {first.claimant} ({first.stance})
        <Stop />
      </p>
      <ul>
        {entries.slice(0, MOST).map((entry) => (
          <li key={entry.key}>
            <a href={entry.href} tabIndex={-1}>
              {entry.number}
            </a>
            {entry.facts
              .filter(({ name }) => SHORT.includes(name))
              .map(({ name, words }) => `, ${name.toLowerCase()} ${words}`)}
            <Stop />
          </li>
        ))}
      </ul>
      {more > 0 ? <p>and {more} more: the table has each of them</p> : null}
    </div>
  );
}

/** What hover and focus show of a mark. It can be hovered, stays, and goes away with Escape. */
export function Tooltip(props: { id: string; tip: Tip; place: RefObject<HTMLElement | null> }) {
  const { id, tip, place } = props;
  const box = useRef<HTMLDivElement>(null);
  const only = tip.entries.length === 1 ? tip.entries[0] : undefined;
  useLayoutEffect(() => {
    const figure = place.current?.closest('figure');
    if (!figure || !box.current) return;
    const target = tip.mark.querySelector('.chart-mark-focus') ?? tip.mark;
    placeTip(box.current, target, figure);
  }, [tip, place]);
  return (
    <div ref={box} id={id} className="chart-tip" role="tooltip">
      {only ? <Entry entry={only} /> : <Entries entries={tip.entries} />}
    </div>
  );
}
