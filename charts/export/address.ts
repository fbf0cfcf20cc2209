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

/**
 * The same state as a reader sees it: filtered, on a scale.
 * @param query what the page was asked for; the year of a chart of countries is the chart's own
 * @param further what else stands in it
 */
export function chosenQuery(
  model: Pick<Pinned, 'position' | 'panels'>,
  query: string,
  further: Readonly<Record<string, string>> = {},
): string {
  const all = new URLSearchParams(chartQuery(model));
  for (const [name, value] of Object.entries(further)) all.set(name, value);
  for (const [name, value] of new URLSearchParams(query)) all.set(name, value);
  return all.toString();
}
