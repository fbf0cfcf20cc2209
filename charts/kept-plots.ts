import type { Figure } from '@/ledger/figure';
import type { Plot } from './plot';

/** Compared one by one, as they are. */
type Parts = readonly unknown[];
type Kept<P> = { figures: readonly Figure[]; others: Parts; plot: P };

/** Of a figure: charts that show it among other rivals, on another scale, have plots of their own. */
const MOST = 16;

const areSame = (a: Parts, b: Parts) =>
  a.length === b.length && a.every((each, index) => each === b[index]);

/**
 * Plots by the figures that they show. A figure is one object at every position
 * (`db/queries/read-figures.ts`): when one is corrected, the plots of all other questions stay, as their
 * marks do. A plot is shared: no caller may change it.
 */
export class KeptPlots<P extends Plot | null> {
  readonly #kept = new WeakMap<Figure, Kept<P>[]>();

  /**
   * The plot of some figures, made where there is none of just these.
   * @param others all that it depends on beside them, in one order
   */
  get(figures: readonly Figure[], others: Parts, make: () => P): P {
    const [first] = figures;
    if (!first) return make();
    const all = this.#kept.get(first) ?? [];
    const found = all.find(
      (each) => areSame(each.figures, figures) && areSame(each.others, others),
    );
    if (found) return found.plot;
    const plot = make();
    this.#kept.set(first, [{ figures, others, plot }, ...all].slice(0, MOST));
    return plot;
  }
}
