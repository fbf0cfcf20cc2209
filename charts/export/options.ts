import type { Drawn } from '../drawn';
import type { Theme } from '../palette';

/** The shapes of pictures for print and for posts, in pixels. */
export const SHAPES = {
  landscape: { width: 1200, height: 630 },
  square: { width: 1080, height: 1080 },
} as const;
export type Shape = keyof typeof SHAPES;

/**
 * What a picture of a chart is to be like. `whole`: all of it, at its own height. Else in a shape for
 * print, for posts and for previews of links. `origin` is the public one, without a slash at its end.
 */
export type ExportOptions = {
  form: 'whole' | Shape;
  theme: Theme;
  /** Whether it has no ground of its own. */
  transparent: boolean;
  drawn: Drawn;
  /** Pixels across that the SVG names; the drawing scales to it. Null is the size it was drawn at. */
  width: number | null;
  origin: string;
};

/** The widths that may be asked for, in pixels. */
export const SVG_WIDTHS = { least: 320, most: 2000 } as const;
export const PNG_WIDTHS = { least: 200, most: 2400 } as const;

/** A picture narrower than this has the narrow drawing: the wide one's text would be too small. */
const WIDE_PICTURE_FROM = 600;

/** The drawing that is legible at a width. */
export function drawnFor(width: number): Drawn {
  return width < WIDE_PICTURE_FROM ? 'narrow' : 'wide';
}
