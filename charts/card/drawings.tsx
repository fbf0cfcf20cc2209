import type { Drawn } from '../drawn';

/** A plot as the server drew it, at one width or at both. */
export type ServerDrawings = Partial<Record<Drawn, string>>;

/** The server's drawings of a plot; of two the style sheet shows the one that fits. */
export function Drawings({ drawings }: { drawings: ServerDrawings }) {
  const { narrow, wide } = drawings;
  const all = [
    ['narrow', narrow],
    ['wide', wide],
  ] as const;
  const isOnly = narrow === undefined || wide === undefined;
  return all.map(([drawn, svg]) =>
    svg === undefined ? null : (
      <div
        key={drawn}
        className={isOnly ? 'chart-drawing' : `chart-drawing chart-${drawn}`}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: markup that our own component was drawn to
        dangerouslySetInnerHTML={{ __html: svg }}
      />
    ),
  );
}
