import {
  buildDatasetYears,
  type DatasetYears,
  type SumsOf,
  type YearSum,
} from '@/charts/dataset-years/model';
import { formatOf } from '@/datasets/formats';
import { VIOLENCE } from '@/datasets/violence';
import type { Database } from '@/db/client';
import type { EventFilter } from '@/db/queries/event-filter';
import { listCategorySums } from '@/db/queries/list-category-sums';
import { listSumsByYear } from '@/db/queries/list-sums-by';
import type { LoadedImport } from './load-dataset';

type CategoryMonth = Awaited<ReturnType<typeof listCategorySums>>[number];

/** The killed by year and kind, where a table counts them; each kind stands for a type. */
function sumKilled(months: readonly CategoryMonth[]): { kinds: string[]; years: YearSum[] } {
  const killed = months.filter(({ category }) => /\bkilled$/i.test(category));
  const kinds = [...new Set(killed.map(({ category }) => category))].sort();
  const years = new Map<string, YearSum>();
  for (const { year, category, rows, number } of killed) {
    const type = kinds.indexOf(category) + 1;
    const before = years.get(`${year} ${type}`);
    const deaths = before === undefined ? number : before.best + number;
    const events = before === undefined || before.events === null ? rows : before.events + rows;
    const sum = { low: deaths, best: deaths, high: deaths, events };
    years.set(`${year} ${type}`, { year, type_of_violence: type, ...sum });
  }
  return { kinds, years: [...years.values()] };
}

/**
 * The chart of deaths by year of a version's table; null where the table counts none.
 * @param filter which rows are summed
 */
export async function loadDatasetYears(
  db: Database,
  version: LoadedImport,
  tableNo: number,
  filter: EventFilter,
): Promise<DatasetYears | null> {
  const at = { load: version.load, tableNo };
  const path = `/datasets/${version.dataset}/${version.version}`;
  const { title, version: label, publisher } = version;
  const of: SumsOf = { title, version: label, publisher, path, violence: VIOLENCE };
  if (formatOf(version.format).sums !== 'categories')
    return buildDatasetYears(await listSumsByYear(db, at, filter), of);
  const { kinds, years } = sumKilled(await listCategorySums(db, at));
  const violence = Object.fromEntries(kinds.map((kind, index) => [index + 1, kind]));
  const hrefOf = ({ year, type_of_violence: type }: YearSum) =>
    `${path}/events.csv?year_from=${year}&year_to=${year}&category=${encodeURIComponent(violence[type] ?? '')}`;
  return buildDatasetYears(years, { ...of, violence, hrefOf });
}
