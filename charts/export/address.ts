import { type ChartModel, findCountries } from '../chart';

type Addressed = Pick<ChartModel, 'id' | 'conflict'>;
type Pinned = Pick<ChartModel, 'id' | 'conflict' | 'position' | 'panels'>;

/** A chart's path, which always shows its newest state. */
export function chartPath(model: Addressed): string {
  return `/charts/${model.conflict.slug}/${model.id}`;
}

/** The query that shows this very state of the chart: its position, and its year where it has one. */
export function chartQuery({ position, panels }: Pick<Pinned, 'position' | 'panels'>): string {
  const year = findCountries({ panels })?.year ?? null;
  return year === null ? `at=${position}` : `at=${position}&year=${year}`;
}

/** The address that shows this very state of the chart for good. @param origin without a slash at its end */
export function chartAddress(model: Pinned, origin: string): string {
  return `${origin}${chartPath(model)}?${chartQuery(model)}`;
}
