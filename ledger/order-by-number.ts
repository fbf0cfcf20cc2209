import type { Figure } from './figure';

/** The number that a figure stands at: its value, or else the bound that it has. */
export function numberOf({ value, low, high }: Pick<Figure, 'value' | 'low' | 'high'>) {
  return value ?? low ?? high;
}

/** Of two equal numbers a ceiling is the lower claim and a floor the higher. */
function rankOf({ qualifier }: Figure): number {
  if (qualifier === 'up to' || qualifier === 'fewer than') return 0;
  return qualifier === 'at least' || qualifier === 'more than' ? 2 : 1;
}

/** The figures that carry a number, the lowest first. */
export function orderByNumber(figures: readonly Figure[]): Figure[] {
  return figures
    .flatMap((figure) => {
      const number = numberOf(figure);
      return number === null ? [] : [{ figure, number }];
    })
    .toSorted((a, b) => a.number - b.number || rankOf(a.figure) - rankOf(b.figure))
    .map(({ figure }) => figure);
}
