import type { Scale, Tick } from './chart';

/** How much of a log axis belongs to 0, which has no logarithm. */
const ZERO_SHARE = 0.1;
/** An axis of about this many steps is easy to read without being a ruler. */
const WANTED_STEPS = 5;
const YEAR_STEPS = [1, 2, 5, 10, 20, 50];
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

const group = new Intl.NumberFormat('en-GB');

/**
 * Where a value stands on an axis: 0 is its left or lower end, 1 the other.
 * On a log scale a value below its first power of ten, 0 included, stands at the left end.
 * @param value in the scale's unit; decimal years on a time scale
 */
export function place(scale: Scale, value: number): number {
  if (scale.kind === 'linear') return value / scale.max;
  if (scale.kind === 'time') return (value - scale.min) / (scale.max - scale.min);
  const left = scale.zero ? ZERO_SHARE : 0;
  if (value < scale.min) return 0;
  const decades = Math.log10(scale.max / scale.min);
  return left + ((1 - left) * Math.log10(value / scale.min)) / decades;
}

function tick(at: number, label: string, minor = false): Tick {
  return { at, label, minor };
}

/**
 * A log scale that survives 0: recharts draws nothing at all on a log axis with a 0 in it.
 * @param values every number that must fit, 0 included
 */
export function logScale(values: readonly number[]): Scale {
  const positive = values.filter((value) => value >= 1);
  const least = positive.length > 0 ? Math.min(...positive) : 1;
  const most = positive.length > 0 ? Math.max(...positive) : 10;
  const zero = values.some((value) => value < 1);
  // A scale that holds 0 starts at 1, so that no count between 0 and its first tick goes missing.
  const low = zero ? 0 : Math.floor(Math.log10(least));
  const high = Math.max(Math.ceil(Math.log10(most)), low + 1);
  const scale: Scale = { kind: 'log', min: 10 ** low, max: 10 ** high, zero, ticks: [] };
  const powers = Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index));
  const ticks = powers.map((power) => tick(place(scale, power), group.format(power)));
  return { ...scale, ticks: zero ? [tick(0, '0'), ...ticks] : ticks };
}

/** A step of 1, 2, 2.5 or 5 times a power of ten, whole where the numbers are counts. */
function niceStep(most: number): number {
  const raw = Math.max(most / WANTED_STEPS, 1);
  const power = 10 ** Math.floor(Math.log10(raw));
  const factor = [1, 2, 2.5, 5, 10].find((f) => f * power >= raw && Number.isInteger(f * power));
  return (factor ?? 10) * power;
}

/** A linear scale from 0 to just past the largest value. */
export function linearScale(values: readonly number[]): Scale {
  const most = Math.max(1, ...values);
  const step = niceStep(most);
  const count = Math.ceil(most / step);
  const max = count * step;
  const ticks = Array.from({ length: count + 1 }, (_, index) =>
    tick((index * step) / max, group.format(index * step)),
  );
  return { kind: 'linear', max, ticks };
}

/** A day as decimal years, such as 2020.5; `end` takes the end of the day. */
export function decimalYear(isoDay: string, end = false): number {
  const time = Date.parse(`${isoDay}T00:00:00Z`) + (end ? 86_400_000 : 0);
  const year = new Date(time).getUTCFullYear();
  const start = Date.UTC(year, 0, 1);
  return year + (time - start) / (Date.UTC(year + 1, 0, 1) - start);
}

function yearTicks(min: number, max: number): Tick[] {
  const step = YEAR_STEPS.find((years) => (max - min) / years <= 8) ?? 100;
  const first = Math.ceil(min / step) * step;
  const ticks: Tick[] = [];
  for (let year = first; year <= max; year += step)
    ticks.push(tick((year - min) / (max - min), String(year)));
  return ticks;
}

function monthTicks(min: number, max: number): Tick[] {
  const months = Math.ceil((max - min) * 12);
  const step = [1, 2, 3, 6].find((size) => months / size <= 6) ?? 6;
  const ticks: Tick[] = [];
  for (let month = Math.floor(min * 12); month <= max * 12; month += 1) {
    const at = (month / 12 - min) / (max - min);
    if (at < 0 || ((month % 12) + 12) % step !== 0) continue;
    ticks.push(tick(at, `${MONTHS[month % 12] ?? ''} ${Math.floor(month / 12)}`));
  }
  return ticks;
}

/** A time scale over the given decimal years, with ticks at years, or at months where it is short. */
export function timeScale(min: number, max: number): Scale {
  const ticks = max - min < 3 ? monthTicks(min, max) : yearTicks(min, max);
  return { kind: 'time', min, max, ticks };
}
