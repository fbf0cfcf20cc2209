import { SIZE } from './drawn';
import { colour } from './palette';

const NUMBER = new Intl.NumberFormat('en-GB');

/** How a number is written on an axis: "20,000". */
export function sayNumber(number: number): string {
  return NUMBER.format(number);
}

type TickProps = {
  x: number | string;
  y: number | string;
  payload: { value: unknown };
  tickFormatter?: ((value: never, index: number) => string) | undefined;
  index: number;
};

/** A label of an axis below a drawing. */
function TickBelow({ x, y, payload, tickFormatter, index }: TickProps) {
  return (
    <text
      x={x}
      y={Number(y) + 9}
      fontSize={SIZE.axis}
      textAnchor="middle"
      fill={colour('ink-soft')}
    >
      {tickFormatter ? tickFormatter(payload.value as never, index) : String(payload.value)}
    </text>
  );
}

/** A label of an axis at the left. */
function TickLeft({ x, y, payload, tickFormatter, index }: TickProps) {
  return (
    <text x={x} y={Number(y) + 4} fontSize={SIZE.axis} textAnchor="end" fill={colour('ink-soft')}>
      {tickFormatter ? tickFormatter(payload.value as never, index) : String(payload.value)}
    </text>
  );
}

/** What every axis at the left looks like. */
export const LEFT_AXIS = {
  interval: 0,
  tick: TickLeft,
  axisLine: false,
  tickLine: false,
} as const;

/** What every axis below a drawing looks like. */
export const AXIS = {
  interval: 0,
  tickSize: 4,
  tick: TickBelow,
  axisLine: { stroke: colour('rule-strong') },
  tickLine: { stroke: colour('rule-strong') },
} as const;

/** Text over rules stays legible: a halo in the paper's colour. */
export const HALO = { stroke: colour('paper'), strokeWidth: 4, paintOrder: 'stroke' } as const;

const WANTED_STEPS = 4;

/** Room past the largest value, as a share of it: an open end and a label stand within the axis. */
const HEADROOM = 1.06;

/** Steps of 1, 2, 2.5 or 5 times a power of ten, whole numbers, from 0 to past the largest value. */
export function listTicks(largest: number): number[] {
  const most = largest * HEADROOM;
  const raw = Math.max(most / WANTED_STEPS, 1);
  const power = 10 ** Math.floor(Math.log10(raw));
  const factor = [1, 2, 2.5, 5, 10].find((f) => f * power >= raw && Number.isInteger(f * power));
  const step = (factor ?? 10) * power;
  const count = Math.max(1, Math.ceil(most / step));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

/** Zero and the powers of ten up to just past the largest value. */
export function listLogTicks(most: number): number[] {
  const powers = Math.max(1, Math.ceil(Math.log10(Math.max(most, 1))));
  return [0, ...Array.from({ length: powers + 1 }, (_, index) => 10 ** index)];
}

/** The ticks of an axis of numbers up to `max`, on its scale. */
export function listTicksOf({ scale, max }: { scale: 'linear' | 'log'; max: number }): number[] {
  return scale === 'log' ? listLogTicks(max) : listTicks(max);
}
