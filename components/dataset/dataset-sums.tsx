import { PlotGroups } from '@/charts/card/chart-card';
import { formatCount } from '@/components/dataset/words';
import type { Format } from '@/datasets/format';
import { VIOLENCE } from '@/datasets/violence';
import type { EventFilter } from '@/db/queries/event-filter';
import { listCategorySums } from '@/db/queries/list-category-sums';
import { listDayNumbers } from '@/db/queries/list-day-numbers';
import { listSumsByConflict, listSumsByCountry, listSumsByYear } from '@/db/queries/list-sums-by';
import { openDb } from '@/db/web';
import type { LoadedImport } from '@/loaders/load-dataset';
import { loadDatasetYears } from '@/loaders/load-dataset-years';
import { WideTable } from '../site/wide-table';
import { DatasetMap } from './dataset-map';
import { type DeathLine, DeathTable } from './death-table';

type At = { load: number; tableNo: number };

const nameOf = (name: string | null) => name ?? 'not stated';

type Sums = {
  at: At;
  filter: EventFilter;
  version: LoadedImport;
  /** What the page is asked for with, as a query without its question mark. */
  query: string;
  rows: number;
  sums: Format['sums'];
};

/** The years as columns, with their files; the table below holds every number. */
async function YearsFigure({ at, filter, version, query }: Sums) {
  const chart = await loadDatasetYears(openDb(), version, at.tableNo, filter);
  if (!chart) return null;
  const file = `/datasets/${version.dataset}/${version.version}/yearly`;
  const asked = query === '' ? '' : `?${query}`;
  return (
    <figure className="chart" id={chart.id} aria-labelledby={`${chart.id}-title`}>
      <figcaption>
        <h3 id={`${chart.id}-title`}>{chart.title}</h3>
        <p className="chart-sentence">{chart.sentence}</p>
      </figcaption>
      <ul className="chart-files" aria-label={`${chart.title}: pictures`}>
        {['png', 'svg'].map((format) => (
          <li key={format}>
            <a href={`${file}.${format}${asked}`}>{format.toUpperCase()}</a>
          </li>
        ))}
      </ul>
      <PlotGroups groups={[{ id: 'years', title: null, plots: chart.plots }]} level={3} />
      <p className="chart-sources">
        Source: {version.publisher}, {version.title}, {version.version}. Each mark leads to its
        rows.
      </p>
    </figure>
  );
}

/** The map is of a whole table, whatever the page's filter leaves. */
function mapFile({ version, query }: Sums): { file: string; query: string } {
  const table = new URLSearchParams(query).get('table');
  return {
    file: `/datasets/${version.dataset}/${version.version}/map`,
    query: table === null ? '' : `?table=${table}`,
  };
}

/** Deaths by year and type, by country and by conflict, with low, best and high. */
async function DeathSums(props: Sums) {
  const { at, filter, rows, sums } = props;
  const db = openDb();
  const [years, countries, conflicts] = await Promise.all([
    listSumsByYear(db, at, filter),
    listSumsByCountry(db, at, filter),
    listSumsByConflict(db, at, filter),
  ]);
  const byName = (sums: typeof countries): DeathLine[] =>
    sums.map((sum) => ({ ...sum, key: String(sum.id), of: [nameOf(sum.name), sum.id ?? ''] }));
  return (
    <section aria-labelledby="sums">
      <h2 id="sums">Deaths, summed</h2>
      <YearsFigure {...props} />
      <DatasetMap at={at} rows={rows} {...mapFile(props)} />
      <p>
        Low, best and high are added up each by itself, as published. The sum of lows is what the
        rows hold at the least; it is not an estimate of its own.
      </p>
      <DeathTable
        caption="Deaths by year and type of violence"
        heads={['Year', 'Type of violence']}
        lines={years.map((sum) => ({
          ...sum,
          key: `${sum.year} ${sum.type_of_violence}`,
          of: [sum.year, VIOLENCE[sum.type_of_violence] ?? sum.type_of_violence],
        }))}
      />
      <DeathTable
        caption="Deaths by country"
        heads={['Country, as published', 'Its number']}
        lines={byName(countries)}
      />
      {sums === 'countries' ? null : (
        <DeathTable
          caption="Deaths by conflict"
          heads={['Conflict, as published', 'Its number']}
          lines={byName(conflicts)}
        />
      )}
    </section>
  );
}

type CategoryLine = { category: string; rows: number; number: number };

/** Rows and their numbers by category. What a number counts the category says, or does not. */
async function CategorySums(props: Sums) {
  const { at } = props;
  const db = openDb();
  const [months, days] = await Promise.all([
    listCategorySums(db, at),
    listDayNumbers(db, at, null),
  ]);
  const lines = new Map<string, CategoryLine>();
  for (const { category, rows, number } of months) {
    const line = lines.get(category) ?? { category, rows: 0, number: 0 };
    lines.set(category, { category, rows: line.rows + rows, number: line.number + number });
  }
  const rows = days.reduce((sum, day) => sum + day.rows, 0);
  return (
    <section aria-labelledby="sums">
      <h2 id="sums">Rows, counted</h2>
      <p>
        {formatCount(rows)} rows on {formatCount(days.length)} dates, from {days.at(0)?.date} to{' '}
        {days.at(-1)?.date}. A date without a row is a date that the file is silent about.
      </p>
      <YearsFigure {...props} />
      <WideTable caption="By category, as published">
        <thead>
          <tr>
            <th scope="col">Category</th>
            <th scope="col" className="number">
              Rows
            </th>
            <th scope="col" className="number">
              Sum of their numbers
            </th>
          </tr>
        </thead>
        <tbody>
          {[...lines.values()].map((line) => (
            <tr key={line.category}>
              <th scope="row">{line.category}</th>
              <td className="number">{formatCount(line.rows)}</td>
              <td className="number">{formatCount(line.number)}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </section>
  );
}

/** What a table of a version sums to. */
export function DatasetSums(props: Sums) {
  return props.sums === 'categories' ? <CategorySums {...props} /> : <DeathSums {...props} />;
}
