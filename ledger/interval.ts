import type { Figure } from './figure';

/**
 * What a figure's words say as bounds, in the measure's unit.
 * A null bound is unknown, never 0: "up to 50" has no known floor. `best` is the number that the
 * source gives as its own answer; a floor or a ceiling has none. An inclusive mark is false where
 * its bound is unknown. `end` says how a mark is drawn. `outOfOrder` flags published numbers with
 * low > value, value > high or low > high: they are kept as published, never repaired.
 */
export type Interval = {
  low: number | null;
  high: number | null;
  lowInclusive: boolean;
  highInclusive: boolean;
  best: number | null;
  end: 'bare' | 'exact' | 'floor' | 'ceiling' | 'soft' | 'range' | 'wordless';
  outOfOrder: boolean;
};

/** The fields that carry a figure's number: enough to bound it, to say it and to add it. */
export type Numbers = Pick<Figure, 'value' | 'low' | 'high' | 'qualifier'>;

function isAbove(a: number | null, b: number | null): boolean {
  return a !== null && b !== null && a > b;
}

/**
 * Reads a figure's value, low, high and qualifier as bounds. Never throws and infers nothing: the
 * bare number of `none` stays bare unless the source publishes bounds of its own.
 */
export function toInterval(figure: Numbers): Interval {
  const { value, low, high, qualifier } = figure;
  const outOfOrder = isAbove(low, value) || isAbove(value, high) || isAbove(low, high);
  const published = {
    low,
    high,
    lowInclusive: low !== null,
    highInclusive: high !== null,
    best: value,
    outOfOrder,
  };
  switch (qualifier) {
    case 'none':
      return { ...published, end: 'bare' };
    case 'exactly':
      return {
        ...published,
        low: value ?? low,
        high: value ?? high,
        lowInclusive: (value ?? low) !== null,
        highInclusive: (value ?? high) !== null,
        end: 'exact',
      };
    case 'at least':
    case 'more than': {
      // The words qualify `value`; a source that gives only the bound has it in `low`.
      const floor = value ?? low;
      const lowInclusive = floor !== null && qualifier === 'at least';
      return { ...published, low: floor, lowInclusive, best: null, end: 'floor' };
    }
    case 'up to':
    case 'fewer than': {
      const ceiling = value ?? high;
      const highInclusive = ceiling !== null && qualifier === 'up to';
      return { ...published, high: ceiling, highInclusive, best: null, end: 'ceiling' };
    }
    case 'about':
    case 'near':
      return { ...published, end: 'soft' };
    case 'between':
      return { ...published, end: 'range' };
    case 'indefinite':
    case 'denied':
      return { ...published, end: 'wordless' };
  }
}
