/**
 * A chart is drawn at two widths, in pixels, and scaled to its place: a server cannot know the
 * reader's screen. Below `WIDE_FROM` pixels of room the narrow drawing shows (card/plot-area.css).
 */
export const DRAWN_WIDTHS = { narrow: 360, wide: 720 } as const;
export type Drawn = keyof typeof DRAWN_WIDTHS;
export const WIDE_FROM = 560;

/** Scales a drawing to its place; recharts otherwise fixes its wrapper at the drawing's pixels. */
export const FILL = { width: '100%', height: 'auto' } as const;

/** Sizes of text in a drawing, in pixels. */
export const SIZE = { label: 13.5, sub: 12, heading: 14.5, axis: 12 } as const;
export const LINE = { label: 17, sub: 15, heading: 19 } as const;

/** A line of text in a drawing; `y` is its baseline. */
export type TextLine = {
  x: number;
  y: number;
  text: string;
  size: number;
  weight: number;
  tone: 'ink' | 'ink-soft';
  anchor: 'start' | 'middle' | 'end';
  struck?: boolean;
};
