import type { ReactNode } from 'react';
import type { PlotMark } from '../plot';

/** A mark in one line of words: number with qualifier, what it counts, who says so, as of when. */
export function sayMark(mark: PlotMark): string {
  const { said, counted, claimant, asOf, documents, status } = mark;
  const struck = status === 'superseded' ? 'Earlier version: ' : '';
  const repeated = documents.startsWith('1 document') ? '' : ` ${documents}.`;
  return `${struck}${said}. ${counted}. ${claimant}, as of ${asOf}.${repeated}`;
}

/** What is drawn for one claim, as a link to its figure. */
export function MarkLink({ mark, children }: { mark: PlotMark; children: ReactNode }) {
  return (
    <a
      href={mark.href}
      className="chart-mark"
      data-figure={mark.figure}
      data-version={mark.version}
    >
      <title>{sayMark(mark)}</title>
      {children}
    </a>
  );
}
