import path from 'node:path';
import { PROJECT_ROOT } from '@/project-root';
import type { Difference } from './difference';
import { cellOf, readCounts, readRows } from './files';

const SHIPPED = path.join(PROJECT_ROOT, 'db/datasets');

/** Each shipped table of counts, and the publisher's file that its rows come from. */
const COUNTS = {
  'crisis-group-2015-2020/2023/armenian-side.csv': '2015-2020/arm.csv',
  'crisis-group-2015-2020/2023/azerbaijan.csv': '2015-2020/aze.csv',
  'crisis-group-2015-2020/2023/both-sides.csv': '2015-2020/all.csv',
  'crisis-group-2015-2020/2023/weapons.csv': '2015-2020/weapon.csv',
  'crisis-group-2020-2023/2023/armenian-side.csv': '2020-2023/arm-casualties.csv',
  'crisis-group-2020-2023/2023/azerbaijan.csv': '2020-2023/aze-casualties.csv',
  'crisis-group-2020-2023/2023/both-sides.csv': '2020-2023/all-casualties.csv',
} as const;

function compareRows(what: string, shipped: string[], published: string[]): Difference[] {
  const length = Math.max(shipped.length, published.length);
  return Array.from({ length }, (_, index) => ({
    what: `${what}, row ${index + 1}`,
    shipped: shipped[index] ?? 'none',
    recomputed: published[index] ?? 'none',
  })).filter((pair) => pair.shipped !== pair.recomputed);
}

/** Every row of the shipped datasets against its publisher's file, in the order of the file. */
export function compareDatasets(folder: string): { compared: number; differences: Difference[] } {
  const tables = Object.entries(COUNTS).map(([table, file]) => ({
    what: table,
    shipped: readRows(SHIPPED, table).map((row) =>
      ['date', 'kind', 'number'].map((column) => cellOf(row, column)).join(),
    ),
    published: readCounts(folder, file).map(({ date, kind, number }) =>
      [date, kind, number].join(),
    ),
  }));
  const values = (rows: Record<string, string>[]) => rows.map((row) => Object.values(row).join());
  const world = 'ucdp-ged-by-country/23.1/countries.csv';
  tables.push({
    what: world,
    shipped: values(readRows(SHIPPED, world)),
    published: values(readRows(folder, 'world/ged-23.1-deaths-by-country-and-year.csv')),
  });
  return {
    compared: tables.reduce((sum, { shipped }) => sum + shipped.length, 0),
    differences: tables.flatMap((t) => compareRows(t.what, t.shipped, t.published)),
  };
}
