'use client';

import { useMemo } from 'react';
import type { Drawn } from '../drawn';
import { readDrawing } from './read-drawing';

/**
 * A plot as the server drew it, at one width or at both: each drawing by its name. `svg` is there in
 * development alone, where an edit brings a drawing that the page does not have.
 */
export type ServerDrawings = Partial<Record<Drawn, { name: string; svg?: string }>>;

function Drawing(props: { name: string; svg?: string; className: string }) {
  const { name, svg, className } = props;
  // Held on to: given another object, React would write the same markup into the page again.
  const markup = useMemo(() => ({ __html: svg ?? readDrawing(name) }), [name, svg]);
  return (
    <div
      className={className}
      data-drawing={name}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: markup that our own component was drawn to
      dangerouslySetInnerHTML={markup}
    />
  );
}

/** The server's drawings of a plot; of two the style sheet shows the one that fits. */
export function Drawings({ drawings }: { drawings: ServerDrawings }) {
  const { narrow, wide } = drawings;
  const all = [
    ['narrow', narrow],
    ['wide', wide],
  ] as const;
  const isOnly = narrow === undefined || wide === undefined;
  return all.map(([drawn, drawing]) =>
    drawing === undefined ? null : (
      <Drawing
        key={drawn}
        className={isOnly ? 'chart-drawing' : `chart-drawing chart-${drawn}`}
        {...drawing}
      />
    ),
  );
}
