import { colour } from '../palette';

/** A year's number. A year that is not listed has none: there is no base line under it. */
export type SparkYear = { year: number; value: number };

const WIDTH = 136;
const HEIGHT = 26;
/** The base line is under the columns. */
const BASE = HEIGHT - 1.5;

const round = (number: number) => Math.round(number * 10) / 10;

/** A stroke a year, all in one path: a table has thousands of them. */
export function sparkPath(
  years: readonly SparkYear[],
  { from, to, max }: { from: number; to: number; max: number },
): string {
  const step = WIDTH / (to - from + 1);
  return years
    .filter(({ value }) => value > 0)
    .map(({ year, value }) => {
      const x = round((year - from + 0.4) * step);
      // What is small beside the highest is still seen.
      const high = round(Math.max(1, (value / max) * (BASE - 1)));
      return `M${x} ${BASE}v${-high}`;
    })
    .join('');
}

/** The stretches of years that have a number, as lines under their columns. */
export function basePath(years: readonly SparkYear[], from: number, to: number): string {
  const step = WIDTH / (to - from + 1);
  const there = years.map(({ year }) => year).toSorted((a, b) => a - b);
  const stretches: { first: number; last: number }[] = [];
  for (const year of there) {
    const last = stretches.at(-1);
    if (last && year === last.last + 1) last.last = year;
    else stretches.push({ first: year, last: year });
  }
  return stretches
    .map(({ first, last }) => {
      const x = round((first - from) * step);
      return `M${x} ${HEIGHT - 0.5}h${round((last - first + 0.8) * step)}`;
    })
    .join('');
}

/**
 * Years as small columns, on a scale of their own; what it says stands beside it in words.
 * @param from the first year of the axis
 * @param to the last
 */
export function Sparkline(props: { years: readonly SparkYear[]; from: number; to: number }) {
  const { years, from, to } = props;
  const max = Math.max(1, ...years.map(({ value }) => value));
  return (
    <svg
      className="spark"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      aria-hidden="true"
    >
      <path d={basePath(years, from, to)} stroke={colour('rule-strong')} />
      <path
        d={sparkPath(years, { from, to, max })}
        stroke={colour('neutral')}
        strokeWidth={round((WIDTH / (to - from + 1)) * 0.8)}
      />
    </svg>
  );
}
