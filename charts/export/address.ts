import type { ChartModel } from '../chart';

/** A chart's path, which always shows its newest state. */
export function chartPath(model: Pick<ChartModel, 'id' | 'conflict'>): string {
  return `/charts/${model.conflict.slug}/${model.id}`;
}

/** The address that shows this very state of the chart for good. @param origin without a slash at its end */
export function chartAddress(
  model: Pick<ChartModel, 'id' | 'conflict' | 'position'>,
  origin: string,
): string {
  return `${origin}${chartPath(model)}?at=${model.position}`;
}
