import type { ImportedTable } from '@/ledger/import-body';
import type { DatasetFormat } from '@/ledger/vocabulary';
import { crisisGroup } from './crisis-group/format';
import type { Format, TableLayout } from './format';
import { ucdpBrd } from './ucdp-brd/format';
import { ucdpGed } from './ucdp-ged/format';

/** Every format of event data that is read. */
export const FORMATS: Format[] = [ucdpGed, ucdpBrd, crisisGroup];

/** @throws Error for a format that is not read */
export function formatOf(id: DatasetFormat): Format {
  const format = FORMATS.find((one) => one.id === id);
  if (!format) throw new Error(`no format is called "${id}"`);
  return format;
}

/** How the columns of an imported table are read. @throws Error when its format does not know them */
export function layoutOf(format: DatasetFormat, table: ImportedTable): TableLayout {
  const layout = formatOf(format).layOut(`${table.name}.csv`, table.columns);
  if (!layout) throw new Error(`${format} has no table with the columns of "${table.name}"`);
  return layout;
}
