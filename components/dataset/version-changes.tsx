import { formatCount } from '@/components/dataset/words';
import { type ComparedTable, haveIds } from '@/datasets/compare/stream-changes';
import { compareByKey } from '@/db/queries/compare-by-key';
import { compareEqualRows } from '@/db/queries/compare-equal-rows';
import { listChangedValues } from '@/db/queries/list-changed-values';
import { openDb } from '@/db/web';
import type { ImportedTable } from '@/ledger/import-body';
import type { LoadedImport } from '@/loaders/load-dataset';
import { WideTable } from '../site/wide-table';

/** A table of one of the two versions. */
type Side = { version: LoadedImport; table: ImportedTable; tableNo: number };

/** A page shows so many changed numbers; the CSV has every changed value. */
const SHOWN = 200;

function toCompared({ version, table, tableNo }: Side): ComparedTable {
  return { at: { load: version.load, tableNo }, format: version.format, table };
}

const sum = <K extends string>(rows: Record<K, number>[], name: K) =>
  rows.reduce((total, row) => total + row[name], 0);

type YearLine = { key: string; year: number | null; of: string; counts: number[] };

function YearTable({ heads, lines }: { heads: string[]; lines: YearLine[] }) {
  return (
    <WideTable caption="By year and conflict">
      <thead>
        <tr>
          <th scope="col">Year</th>
          <th scope="col">Conflict</th>
          {heads.map((head) => (
            <th key={head} scope="col" className="number">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, year, of, counts }) => (
          <tr key={key}>
            <td>{year ?? 'unknown'}</td>
            <td>{of}</td>
            {counts.map((count, place) => (
              <td key={heads[place]} className="number">
                {formatCount(count)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

async function ChangedByKey({ from, to }: { from: ComparedTable; to: ComparedTable }) {
  const db = openDb();
  const [{ years, columns }, values] = await Promise.all([
    compareByKey(db, from.at, to.at),
    listChangedValues(db, from.at, to.at, ['low', 'best', 'high'], SHOWN),
  ]);
  return (
    <>
      <p>
        {formatCount(sum(years, 'kept'))} events are in both versions,{' '}
        {formatCount(sum(years, 'changed'))} of them with another value;{' '}
        {formatCount(sum(years, 'added'))} were added, {formatCount(sum(years, 'gone'))} are gone.
        Events are identified by the publisher’s ids; values are compared by what they mean.
      </p>
      <WideTable caption="Events with another value, by column">
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col" className="number">
              Events
            </th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ column, changed }) => (
            <tr key={column}>
              <th scope="row">{column}</th>
              <td className="number">{formatCount(changed)}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
      {values.length === 0 ? null : (
        <WideTable caption={`Changed numbers of deaths, the first ${values.length}`}>
          <thead>
            <tr>
              {['Event', 'Year', 'Number', 'From', 'To'].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {values.map((value) => (
              <tr key={`${value.key} ${value.column}`}>
                <td className="number">{value.key}</td>
                <td>{value.year ?? 'unknown'}</td>
                <td>{value.column}</td>
                <td className="number">{value.from ?? 'unknown'}</td>
                <td className="number">{value.to ?? 'unknown'}</td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
      <YearTable
        heads={['Added', 'Gone', 'Kept', 'Of these changed']}
        lines={years.map((line) => ({
          key: `${line.year} ${line.conflict_id}`,
          year: line.year,
          of: line.conflict ?? String(line.conflict_id ?? 'not stated'),
          counts: [line.added, line.gone, line.kept, line.changed],
        }))}
      />
    </>
  );
}

async function ChangedCounts({ from, to }: { from: ComparedTable; to: ComparedTable }) {
  const years = await compareEqualRows(openDb(), from.at, to.at);
  return (
    <>
      <p>
        The rows carry no ids, so that a changed row cannot be told from one gone and one added:
        rows of the same text are counted. {formatCount(sum(years, 'kept'))} are in both versions,{' '}
        {formatCount(sum(years, 'added'))} only in the later, {formatCount(sum(years, 'gone'))} only
        in the earlier.
      </p>
      <YearTable
        heads={['Only in the later', 'Only in the earlier', 'In both']}
        lines={years.map(({ year, added, gone, kept }) => ({
          key: String(year),
          year,
          of: 'not stated',
          counts: [added, gone, kept],
        }))}
      />
    </>
  );
}

/** What became of the rows of a table from one version to another. */
export function VersionChanges({ from, to, path }: { from: Side; to: Side; path: string }) {
  const [before, after] = [toCompared(from), toCompared(to)];
  const query = new URLSearchParams({
    from: from.version.version,
    to: to.version.version,
    table: to.table.name,
  });
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">
        From {from.version.version} to {to.version.version}
      </h2>
      {haveIds(before, after) ? (
        <ChangedByKey from={before} to={after} />
      ) : (
        <ChangedCounts from={before} to={after} />
      )}
      <ul className="files" aria-label="These changes as a file">
        <li>
          <a href={`${path}.csv?${query}`}>Every change as CSV</a>
        </li>
      </ul>
    </section>
  );
}
