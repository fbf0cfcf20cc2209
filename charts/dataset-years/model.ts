import type { DotPlotPanel, Mark, Row } from '../chart';
import { shareScale } from '../model-head';
import { linearScale } from '../scale';

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
};

/** A chart that stands on one page only: a panel a type of violence, a row a year. */
export type DatasetYears = {
  id: 'dataset-years';
  title: string;
  sentence: string;
  panels: DotPlotPanel[];
};

const NUMBER = new Intl.NumberFormat('en');
const say = (number: number) => NUMBER.format(number);

function nameOf(type: number, { violence }: SumsOf): string {
  return violence[type] ?? `type ${type}`;
}

function toMark(sum: YearSum, of: SumsOf): Mark {
  const { year, type_of_violence: type, low, best, high, events } = sum;
  const isBare = low === best && high === best;
  return {
    figure: `${type}-${year}`,
    version: 1,
    href: `${of.path}?year_from=${year}&year_to=${year}&type_of_violence=${type}`,
    label: isBare ? say(best) : `${say(best)} (${say(low)}–${say(high)})`,
    qualifier: 'none',
    value: best,
    low,
    high,
    unit: 'deaths',
    question: `Deaths in ${nameOf(type, of)}, added up from the rows`,
    scope: null,
    phase: null,
    affected: 'all',
    counted: null,
    claimant: `Casualty Ledger, from ${of.publisher}’s rows`,
    stance: null,
    asOf: of.version,
    period: String(year),
    sources: [{ publisher: of.publisher, title: `${of.title}, ${of.version}` }],
    documents: '1 dataset',
    note: events === null ? null : `${say(events)} events`,
    status: 'current',
    anchor: best,
    core: true,
    bound: best === 0 && isBare ? 'zero' : isBare ? 'point' : 'range',
    side: 'neutral',
    fill: 'solid',
  };
}

/** The years of a type, with words where one or more have no row. */
function toRows(sums: readonly YearSum[], of: SumsOf): Row[] {
  return sums.flatMap((sum, index): Row[] => {
    const before = sums[index - 1]?.year;
    const missing = before === undefined ? 0 : sum.year - before - 1;
    const mark = toMark(sum, of);
    const row: Row = { kind: 'mark', label: String(sum.year), sub: mark.note, mark, struck: [] };
    if (before === undefined || missing < 1) return [row];
    const label = missing === 1 ? String(before + 1) : `${before + 1} to ${sum.year - 1}`;
    return [{ kind: 'gap', of: 'row', label, words: 'no row in this version' }, row];
  });
}

function toPanel(type: number, sums: readonly YearSum[], of: SumsOf): DotPlotPanel {
  return {
    kind: 'rows',
    id: `type-${type}`,
    title: nameOf(type, of).replace(/^./, (first) => first.toUpperCase()),
    note: null,
    axis: 'deaths',
    scale: linearScale([1]),
    bars: true,
    ruler: null,
    rows: toRows(sums, of),
  };
}

/**
 * Deaths by year, low to high, a panel for each type of violence; all panels share one scale. Null
 * where there is no row.
 * @param sums of distinct years within a type, in the order of years
 */
export function buildDatasetYears(sums: readonly YearSum[], of: SumsOf): DatasetYears | null {
  const types = [...new Set(sums.map((sum) => sum.type_of_violence))].sort((a, b) => a - b);
  const [first] = sums;
  if (!first) return null;
  const most = sums.reduce((max, sum) => (sum.best > max.best ? sum : max), first);
  const years = sums.map(({ year }) => year);
  const panels = types.map((type) =>
    toPanel(
      type,
      sums.filter((sum) => sum.type_of_violence === type),
      of,
    ),
  );
  return {
    id: 'dataset-years',
    title: 'Deaths by year, low to high',
    sentence: `${Math.min(...years)} to ${Math.max(...years)}. The highest sum is that of ${most.year}, ${nameOf(most.type_of_violence, of)}: ${toMark(most, of).label} deaths.`,
    panels: shareScale(panels),
  };
}
