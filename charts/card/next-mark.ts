/** Where each key leads from a mark, in the order in which a reader meets the marks. */
const STEPS: Record<string, number> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

/**
 * The index of the mark that a key leads to, or null for a key that leads nowhere. It stops
 * at the first and at the last mark rather than going round: a reader learns where the chart ends.
 */
export function nextMark(key: string, index: number, count: number): number | null {
  if (count === 0) return null;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = STEPS[key];
  if (step === undefined) return null;
  return Math.min(Math.max(index + step, 0), count - 1);
}
