const SEGMENTS = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * A line cut to the columns of a terminal, with an ellipsis where something is left out. A line that
 * goes to a file or a pipe is never cut.
 * @param columns of the terminal; null for a file or a pipe
 */
export function fitLine(line: string, columns: number | null): string {
  if (columns === null || line.length <= columns) return line;
  const letters = Array.from(SEGMENTS.segment(line), (part) => part.segment);
  return letters.length <= columns ? line : `${letters.slice(0, columns - 1).join('')}…`;
}
