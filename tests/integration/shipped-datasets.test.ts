import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadShippedDatasets } from '@/datasets/import/load-shipped';
import { EVERY_EVENT } from '@/db/queries/event-filter';
import type { ImportedVersion } from '@/db/queries/find-import';
import { getHead } from '@/db/queries/get-head';
import { listCategorySums } from '@/db/queries/list-category-sums';
import { listImports } from '@/db/queries/list-imports';
import { listSumsByCountry, listSumsByYear } from '@/db/queries/list-sums-by';
import { createShippedLedger, type TestLedger } from './ledger';

let ledger: TestLedger;
let versions: ImportedVersion[];
beforeAll(async () => {
  ledger = await createShippedLedger();
  const head = await getHead(ledger.web.db);
  versions = await listImports(ledger.web.db, head?.position ?? 0, null);
});
afterAll(() => ledger.drop());

function tableOf(dataset: string, name: string) {
  const version = versions.find((each) => each.dataset === dataset);
  const index = version?.tables.findIndex((table) => table.name === name) ?? -1;
  if (!version || version.load === null || index < 0) throw new Error(`${dataset} has no ${name}`);
  return { load: version.load, tableNo: index + 1 };
}

describe('the shipped datasets', () => {
  test('three are loaded at a fresh start, and none twice', async () => {
    expect(versions.map(({ dataset, version, load }) => [dataset, version, load !== null])).toEqual(
      [
        ['crisis-group-2015-2020', '2023', true],
        ['crisis-group-2020-2023', '2023', true],
        ['ucdp-ged-by-country', '23.1', true],
      ],
    );
    expect(await loadShippedDatasets(ledger.editorUrl)).toBe(0);
  });

  test('September 2022: 294 combatants and 5 non-combatants; in all 395 and 53', async () => {
    const at = tableOf('crisis-group-2020-2023', 'both-sides');
    const sums = await listCategorySums(ledger.web.db, at);
    const add = (category: string, only = (_: (typeof sums)[number]) => true) =>
      sums
        .filter((sum) => sum.category === category && only(sum))
        .reduce((total, { number }) => total + number, 0);
    const september = ({ year, month }: (typeof sums)[number]) => year === 2022 && month === 9;
    expect(add('Combatants Killed', september)).toBe(294);
    expect(add('Non-combatants Killed', september)).toBe(5);
    expect([add('Combatants Killed'), add('Non-combatants Killed')]).toEqual([395, 53]);
  });

  test('181 military in one table, 100 + 79 combatants in the two by side', async () => {
    const sumOf = async (table: string, category: string) => {
      const at = tableOf('crisis-group-2015-2020', table);
      const sums = await listCategorySums(ledger.web.db, at);
      return sums
        .filter((sum) => sum.category === category)
        .reduce((total, { number }) => total + number, 0);
    };
    expect(await sumOf('both-sides', 'Military Killed')).toBe(181);
    expect(await sumOf('armenian-side', 'Combatants Killed')).toBe(100);
    expect(await sumOf('azerbaijan', 'Combatants Killed')).toBe(79);
  });

  test('deaths by country: 7,636 in Azerbaijan in 2020, of 183 countries, and no conflict named', async () => {
    const at = tableOf('ucdp-ged-by-country', 'countries');
    const of2020 = { ...EVERY_EVENT, yearFrom: 2020, yearTo: 2020 };
    const countries = await listSumsByCountry(ledger.web.db, at, of2020);
    expect(countries.find(({ name }) => name === 'Azerbaijan')?.best).toBe(7636);
    const all = await listSumsByCountry(ledger.web.db, at, EVERY_EVENT);
    expect(all).toHaveLength(183);
    const years = await listSumsByYear(ledger.web.db, at, EVERY_EVENT);
    expect(years.map(({ year }) => year)).toEqual(Array.from({ length: 34 }, (_, i) => 1989 + i));
  });
});
