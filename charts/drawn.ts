/**
 * A chart is drawn on the server at two widths, in pixels, and scaled to its place: a server cannot
 * know the reader's screen. Below `WIDE_FROM` pixels of room the narrow drawing shows (card/plot.css).
 */
export const DRAWN_WIDTHS = { narrow: 343, wide: 780 } as const;
export type Drawn = keyof typeof DRAWN_WIDTHS;
export const WIDE_FROM = 560;

/** Sizes of text in a drawing, in pixels. */
export const SIZE = { label: 13.5, sub: 12, axis: 12 } as const;

/** How a plot is drawn: at one of the two widths, and in a browser live, with tooltips. */
export type DrawnAs = { drawn: Drawn; live: boolean };

/** The name of a drawing for whoever does not see it: live, it says what its keys do. */
export function nameOf({ title }: { title: string | null }, live: boolean): string {
  return live ? `${title ?? 'Chart'}: arrow keys go from number to number` : (title ?? '');
}
