import { afterAll, beforeAll, expect, test } from 'vitest';
import { appendEntries } from '@/db/append/append';
import { listVersionsOf } from '@/db/queries/list-figure-versions';
import type { ConflictView } from '@/ledger/conflict';
import type { NewEntry } from '@/ledger/entry';
import { loadConflictView } from '@/loaders/load-conflict';
import { EXAMPLE_GROUND, EXAMPLE_WITHDRAWAL, exampleFigureEntry, FIGURE_IDS } from './example-log';
import { createLedger, type TestLedger } from './ledger';

/** What is read again when one figure is corrected, and what is not. */
const { first, second } = FIGURE_IDS;
const BEFORE = EXAMPLE_GROUND.length + 2;
const [CORRECTED, RENAMED, WITHDRAWN] = [BEFORE + 1, BEFORE + 2, BEFORE + 3];
const change = { kind: 'our error', reason: 'Misread', evidence: null } as const;

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await createLedger();
  const renamed = EXAMPLE_GROUND.flatMap((entry): NewEntry[] =>
    entry.kind === 'phase'
      ? [{ ...entry, change, body: { ...entry.body, name: 'The twelve-hundredth year' } }]
      : [],
  );
  await appendEntries(ledger.editor.db, [
    ...EXAMPLE_GROUND,
    exampleFigureEntry(),
    exampleFigureEntry({ id: second, value: 3 }),
    exampleFigureEntry({ version: 2, value: 15, change }),
    ...renamed,
    EXAMPLE_WITHDRAWAL,
  ]);
});
afterAll(() => ledger.drop());

async function readView(position: number): Promise<ConflictView> {
  const view = await loadConflictView(ledger.web.db, position, 'avalon-lyonesse');
  if (!view) throw new Error(`no conflict at ${position}`);
  return view;
}
const find = ({ figures }: ConflictView, id: string) => figures.find((each) => each.id === id);

test('a correction of one figure leaves the others, and what they stand in, the objects that they were', async () => {
  const [before, after] = [await readView(BEFORE), await readView(CORRECTED)];
  expect([before.position, after.position]).toEqual([BEFORE, CORRECTED]);
  expect([find(before, first)?.value, find(after, first)?.value]).toEqual([12, 15]);
  expect(find(after, second)).toBe(find(before, second));
  expect(after.conflict).toBe(before.conflict);
});

test('another entry is seen at its own position, and a withdrawn figure is gone at that of its tombstone', async () => {
  const names = async (position: number) => (await readView(position)).phases[0]?.name;
  expect(await names(RENAMED)).toBe('The twelve-hundredth year');
  expect(await names(CORRECTED)).toBe('The year 1200');
  const ids = async (position: number) =>
    (await readView(position)).figures.map(({ id }) => id).toSorted();
  expect(await ids(RENAMED)).toEqual([first, second].toSorted());
  expect(await ids(WITHDRAWN)).toEqual([first]);
});

test('all states of several figures come by id, those of one oldest first', async () => {
  const list = async (position: number, ids: string[]) =>
    (await listVersionsOf(ledger.web.db, position, ids)).map(
      ({ id, version, status }) => `${id} v${version} ${status}`,
    );
  expect(await list(CORRECTED, [second, first])).toEqual([
    `${first} v1 current`,
    `${first} v2 current`,
    `${second} v1 current`,
  ]);
  expect(await list(BEFORE, [first])).toEqual([`${first} v1 current`]);
  expect(await list(WITHDRAWN, [second])).toEqual([
    `${second} v1 current`,
    `${second} v1 withdrawn`,
  ]);
  expect(await list(WITHDRAWN, [])).toEqual([]);
});
