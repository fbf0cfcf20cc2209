import { textWidth, wrapText } from '../text-width';

/**
 * Type in pictures that stand alone. First the faces that the pages and the PNGs have, then what
 * viewers have without them; each stack ends with a face for Armenian and a generic one.
 */
export const FAMILY = {
  sans: '"Source Sans 3", "Source Sans Pro", "Helvetica Neue", Arial, "Liberation Sans", "Noto Sans Armenian", sans-serif',
  serif:
    '"Source Serif 4", "Source Serif Pro", Georgia, "Times New Roman", "Liberation Serif", "Noto Sans Armenian", serif',
} as const;

/** A line breaks early enough for Arial, too, which is broader than Source Sans; headings are bold. */
const BREADTH = { sans: 1.07, serif: 1.1 } as const;

/** A style of text: size and leading in pixels. */
export type Style = {
  family: keyof typeof FAMILY;
  size: number;
  leading: number;
  weight: number;
  tone: 'ink' | 'ink-soft';
};

/** A line of text at its place; `y` is its baseline. `href` makes it a link. */
export type SetLine = { x: number; y: number; text: string; style: Style; href: string | null };

/** Breaks a text into lines no wider than `width` pixels, in whichever of the faces it is drawn. */
export function breakText(text: string, width: number, style: Style): string[] {
  return wrapText(text, width, style.size * BREADTH[style.family]);
}

/** How wide a line may become, in pixels. */
export function breadth(text: string, style: Style): number {
  return textWidth(text, style.size * BREADTH[style.family]);
}

/**
 * Sets a text from `top` down.
 * @returns its lines, and where the next text may begin
 */
export function setText(
  text: string,
  place: { x: number; top: number; width: number },
  style: Style,
  href: string | null = null,
): { lines: SetLine[]; bottom: number } {
  const broken = breakText(text, place.width, style);
  const { leading, size } = style;
  // The baseline that centres letters of this size in their leading.
  const first = place.top + (leading + size * 0.68) / 2;
  const lines = broken.map((line, index) => ({
    x: place.x,
    y: Math.round((first + index * leading) * 100) / 100,
    text: line,
    style,
    href,
  }));
  return { lines, bottom: place.top + broken.length * leading };
}
