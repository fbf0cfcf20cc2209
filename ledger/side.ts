import type { Conflict } from './conflict';
import type { Figure } from './figure';

/**
 * Figures in the order in which rivals stand side by side: what the sides say in the alphabetical
 * order of the sides, then everybody else; of one side, the earlier day first.
 */
export function orderBySide(figures: readonly Figure[], sides: Conflict['sides']): Figure[] {
  const rank = (figure: Figure) => {
    const found = sides.findIndex(({ id }) => id === figure.claimant.party?.side);
    return found < 0 ? sides.length : found;
  };
  const order = new Intl.Collator('en');
  return figures.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      order.compare(a.as_of, b.as_of) ||
      order.compare(a.claimant.name, b.claimant.name) ||
      order.compare(a.id, b.id),
  );
}
