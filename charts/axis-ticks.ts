import type { Scale } from './chart';

/** The ticks of a scale as a recharts axis takes them: explicit places, and the label of each. */
export function axisTicks(scale: Scale, keep: (index: number) => boolean = () => true) {
  const kept = scale.ticks.filter((_, index) => keep(index));
  return {
    ticks: kept.map((tick) => tick.at),
    tickFormatter: (at: number) => kept.find((tick) => tick.at === at)?.label ?? '',
  };
}
