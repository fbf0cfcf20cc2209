import type { ImportedTable } from '@/ledger/import-body';

/** The rows and sums of a version as files, with the filter that the page has. */
export function DatasetFiles(props: {
  path: string;
  table: ImportedTable;
  several: boolean;
  /** The query of the page, without `?`. */
  filter: string;
  hasSums: boolean;
}) {
  const { path, table, several, filter, hasSums } = props;
  const own = new URLSearchParams(filter);
  if (several) own.set('table', table.name);
  const query = own.size > 0 ? `?${own}` : '';
  return (
    <ul className="files" aria-label="These rows as files">
      <li>
        <a href={`${path}/events.csv${query}`}>Rows as CSV</a>
      </li>
      <li>
        <a href={`${path}/events.jsonl${query}`}>Rows as JSON Lines</a>
      </li>
      {hasSums ? (
        <li>
          <a href={`${path}/yearly.csv${query}`}>Deaths by year as CSV</a>
        </li>
      ) : null}
      {several ? (
        <li>
          <a href={`${path}/events.csv`}>All tables as one CSV</a>
        </li>
      ) : null}
    </ul>
  );
}
