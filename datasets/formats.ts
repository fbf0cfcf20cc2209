import type { DatasetFormat } from '@/figures/vocabulary';
import { crisisGroup } from './crisis-group/format';
import type { Format } from './format';
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
