'use client';

import { DRAWN_WIDTHS, type Drawn } from '../drawn';
import { keptDrawing } from './kept-drawings';

const MISSING = '<p class="chart-missing" data-incomplete>The picture is missing.</p>';

/**
 * The panel at one width, as the drawing thread made it; its text is escaped there.
 *
 * A client component on purpose: React repeats what a server component renders in the page's scripts,
 * which would send every picture twice. This one is given the drawing's name alone. On the server it
 * finds the drawing under it; in the browser it leaves the markup that is there as it is.
 *
 * Its shape is known, so that a browser need not lay out what is not on the screen yet (stage.css).
 *
 * @param height in pixels of the drawing
 */
export function Drawing(props: { name: string; drawn: Drawn; height: number }) {
  const { name, drawn, height } = props;
  const svg = typeof window === 'undefined' ? (keptDrawing(name) ?? MISSING) : '';
  return (
    <div
      className={`chart-drawing chart-${drawn}`}
      style={{ aspectRatio: `${DRAWN_WIDTHS[drawn]} / ${height}` }}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: markup that our own component was drawn to
      dangerouslySetInnerHTML={{ __html: svg }}
    />
  );
}
