import { listMissing } from '../missing';
import type { ColumnsPlot, PlotMark } from '../plot';

/** Deaths of one year and one type of violence, as a version's rows sum to. */
export type YearSum = {
  year: number;
  type_of_violence: number;
  events: number | null;
  low: number;
  best: number;
  high: number;
};

/** What the sums are of. `path` is the public one of the version; `violence` names the types. */
export type SumsOf = {
  title: string;
  version: string;
  publisher: string;
  path: string;
  violence: Readonly<Record<number, string>>;
  /** Where a mark leads; left out, to the rows of its year and type on the version's page. */
  hrefOf?: (sum: YearSum) => string;
};

/** A chart of a dataset's version: columns a type of violence, all on one scale. */
export type DatasetYears = {
  id: 'dataset-years';
  title: string;
  sentence: string;
  plots: ColumnsPlot[];
};

const NUMBER = new Intl.NumberFormat('en');
const say = (number: number) => NUMBER.format(number);

/** A number stands over each of this many columns at most. */
const MOST_LABELS = 3;

function nameOf(type: number, { violence }: SumsOf): string {
  return violence[type] ?? `type ${type}`;
}

function toMark(sum: YearSum, of: SumsOf): PlotMark {
  const { year, type_of_violence: type, low, best, high, events } = sum;
  const isBare = low === best && high === best;
  return {
    figure: `${type}-${year}`,
    version: 1,
    href:
      of.hrefOf?.(sum) ?? `${of.path}?year_from=${year}&year_to=${year}&type_of_violence=${type}`,
    label: isBare ? say(best) : `${say(best)} (${say(low)}–${say(high)})`,
    said: `${isBare ? say(best) : `${say(best)} (${say(low)}–${say(high)})`} deaths`,
    counted: `Deaths in ${nameOf(type, of)}, ${year}${events === null ? '' : `, ${say(events)} events`}`,
    claimant: `Casualty Ledger, from ${of.publisher}’s rows`,
    asOf: of.version,
    documents: '1 dataset',
    status: 'current',
    anchor: best,
    low,
    high,
    core: true,
    bound: best === 0 && isBare ? 'zero' : isBare ? 'point' : 'range',
    side: 'neutral',
    fill: 'solid',
  };
}

function toPlot(
  type: number,
  sums: readonly YearSum[],
  of: SumsOf,
  within: Pick<ColumnsPlot, 'from' | 'to' | 'max'>,
): ColumnsPlot {
  const ranked = sums.toSorted((a, b) => b.best - a.best);
  const labelled = new Set(ranked.slice(0, MOST_LABELS).map(({ year }) => year));
  // Of neighbours only the higher: their numbers would cover each other.
  for (const { year } of ranked)
    if (labelled.has(year)) for (const near of [-3, -2, -1, 1, 2, 3]) labelled.delete(year + near);
  const name = nameOf(type, of).replace(/^./, (first) => first.toUpperCase());
  return {
    kind: 'columns',
    id: `type-${type}`,
    title: name,
    href: null,
    note: null,
    scale: 'linear',
    perYear: 1,
    ...within,
    series: [name],
    columns: sums.map((sum) => ({
      at: sum.year,
      series: 0,
      labelled: labelled.has(sum.year),
      mark: toMark(sum, of),
    })),
    bands: [],
    gaps: listMissing(
      sums.map(({ year }) => year),
      within.from,
      within.to,
    ).map((stretch) => ({ ...stretch, words: 'no row in this version' })),
  };
}

/**
 * Deaths by year, low to high, columns for each type of violence; all share one scale. Null where
 * there is no row.
 * @param sums of distinct years within a type, in the order of years
 */
export function buildDatasetYears(sums: readonly YearSum[], of: SumsOf): DatasetYears | null {
  const types = [...new Set(sums.map((sum) => sum.type_of_violence))].sort((a, b) => a - b);
  const [first] = sums;
  if (!first) return null;
  const most = sums.reduce((max, sum) => (sum.best > max.best ? sum : max), first);
  const years = sums.map(({ year }) => year);
  const within = {
    from: Math.min(...years),
    to: Math.max(...years),
    max: Math.max(1, ...sums.map(({ best, high }) => Math.max(best, high))),
  };
  return {
    id: 'dataset-years',
    title: `Deaths by year: ${most.year} is the highest, ${say(most.best)} in ${nameOf(most.type_of_violence, of)}`,
    sentence: `${within.from} to ${within.to}, added up from the rows: best estimate, low to high. All columns share one scale.`,
    plots: types.map((type) =>
      toPlot(
        type,
        sums.filter((sum) => sum.type_of_violence === type),
        of,
        within,
      ),
    ),
  };
}
