'use client';

import type { Drawn } from '../drawn';
import { keptDrawing } from './kept-drawings';

const MISSING = '<p class="chart-missing" data-incomplete>The picture is missing.</p>';

/**
 * The panel at one width, as the drawing thread made it; its text is escaped there.
 *
 * A client component on purpose: React repeats what a server component renders in the page's scripts,
 * which would send every picture twice. This one is given the drawing's name alone. On the server it
 * finds the drawing under it; in the browser it leaves the markup that is there as it is.
 */
export function Drawing({ name, drawn }: { name: string; drawn: Drawn }) {
  const svg = typeof window === 'undefined' ? (keptDrawing(name) ?? MISSING) : '';
  return (
    <div
      className={`chart-drawing chart-${drawn}`}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: markup that our own component was drawn to
      dangerouslySetInnerHTML={{ __html: svg }}
    />
  );
}
