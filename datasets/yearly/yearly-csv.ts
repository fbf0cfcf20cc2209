import type { ImportedVersion } from '@/db/queries/find-import';
import type { YearlySum } from '@/db/queries/list-yearly-sums';
import { formatCsv } from '@/ledger/csv';
import { type DescribedColumn, describeCsv } from '@/ledger/csvw';

type Name = keyof YearlySum;

function column(
  name: Name,
  title: string,
  datatype: DescribedColumn['datatype'],
  description: string,
  required = true,
): DescribedColumn & { name: Name } {
  return { name, title, datatype, description, required };
}

/** The columns of `yearly.csv`, in the order of the file. */
export const YEARLY_COLUMNS = [
  column('conflict_id', 'Conflict id', 'integer', 'The publisher’s id of the conflict.'),
  column(
    'conflict',
    'Conflict',
    'string',
    'Its name as published, in the spelling that most rows have.',
    false,
  ),
  column('year', 'Year', 'integer', 'The calendar year, as published.'),
  column(
    'type_of_violence',
    'Type of violence',
    'integer',
    '1 state-based, 2 non-state, 3 one-sided, as in UCDP’s codebook; 0 in the publisher’s own terms.',
  ),
  column(
    'active_year',
    'Active year',
    'boolean',
    'Whether the year reached the publisher’s threshold.',
  ),
  column(
    'events',
    'Events',
    'integer',
    'How many rows; empty where a row of the table is no event.',
    false,
  ),
  column('low', 'Low', 'integer', 'Deaths: the sum of the low estimates as published.'),
  column('best', 'Best', 'integer', 'Deaths: the sum of the best estimates as published.'),
  column('high', 'High', 'integer', 'Deaths: the sum of the high estimates as published.'),
] as const;

const PRIMARY_KEY = ['conflict_id', 'year', 'type_of_violence', 'active_year'] as const;

/** Deaths by conflict, year, type of violence and active year, a row for each combination. */
export function formatYearlyCsv(sums: readonly YearlySum[], { bom }: { bom: boolean }): string {
  const names = YEARLY_COLUMNS.map(({ name }) => name);
  return formatCsv(
    names,
    sums.map((sum) => names.map((name) => sum[name])),
    { bom },
  );
}

/**
 * The CSVW metadata of a version's `yearly.csv`.
 * @param csv.url the CSV's whole address as it was asked for
 * @param csv.modified when the version was imported (UTC)
 */
export function describeYearlyCsv(
  version: ImportedVersion,
  csv: { url: string; modified: string | null; bom: boolean },
): Record<string, unknown> {
  const { title, version: label, publisher, licence, source } = version;
  return describeCsv({
    ...csv,
    title: `${title}, version ${label}: deaths by conflict, year and type of violence`,
    sources: [{ publisher, title: `${title}, version ${label}`, url: source }],
    columns: YEARLY_COLUMNS,
    primaryKey: PRIMARY_KEY,
    rights: `Summed from rows under ${licence}; cite ${publisher} first`,
  });
}
