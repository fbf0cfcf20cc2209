import type { ImportedTable } from '@/ledger/import-body';
import type { DatasetFormat } from '@/ledger/vocabulary';
import { crisisGroup } from './crisis-group/format';
import { datedCounts } from './dated-counts/format';
import type { Format, TableLayout } from './format';
import { mapped } from './mapped/format';
import { layOutMapped } from './mapped/layout';
import { ucdpBrd } from './ucdp-brd/format';
import { ucdpGed } from './ucdp-ged/format';
import { ucdpGedCountries } from './ucdp-ged-countries/format';

/** Every format of event data that is known by its name. Any other table is read by a map. */
export const FORMATS: Format[] = [ucdpGed, ucdpBrd, crisisGroup, datedCounts, ucdpGedCountries];

/** @throws Error for a format that is not read */
export function formatOf(id: DatasetFormat): Format {
  const format = [...FORMATS, mapped].find((one) => one.id === id);
  if (!format) throw new Error(`no format is called "${id}"`);
  return format;
}

/** How the columns of an imported table are read. @throws Error when its format does not know them */
export function layoutOf(format: DatasetFormat, table: ImportedTable): TableLayout {
  if (table.map) return layOutMapped(table.map);
  const layout = formatOf(format).layOut(`${table.name}.csv`, table.columns);
  if (!layout) throw new Error(`${format} has no table with the columns of "${table.name}"`);
  return layout;
}
