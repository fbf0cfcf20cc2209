import { PALETTE, type Theme } from '../palette';

/**
 * Puts a theme's colours in the place of the page's variables.
 * @throws Error for a variable that the palette does not have
 */
export function paint(markup: string, theme: Theme): string {
  const palette: Record<string, string> = PALETTE[theme];
  // A whole attribute only: a text that reads like a variable stays as it is.
  return markup.replaceAll(/="var\(--([\w-]+)\)"/g, (_, token: string) => {
    const found = palette[token];
    if (found === undefined) throw new Error(`the palette has no "${token}"`);
    return `="${found}"`;
  });
}

/**
 * What is inside a drawing's `<svg>`, for a picture with no page around it: links in full, no classes.
 * No text can pass for the markup that is replaced: quotation marks are escaped in it.
 * @param svg as `drawPlot` gives it
 */
export function toStandaloneMarkup(svg: string, origin: string): string {
  return svg
    .slice(svg.indexOf('>') + 1, svg.lastIndexOf('</svg>'))
    .replaceAll(/ class="[^"]*"/g, '')
    .replaceAll('<a href="/', `<a href="${origin}/`);
}
