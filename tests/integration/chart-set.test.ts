import { afterAll, beforeAll, expect, test } from 'vitest';
import { CHART_IDS, listMarks } from '@/charts/chart';
import { listDrawnMarks } from '@/charts/drawing';
import { appendEntries } from '@/db/append/append';
import {
  firstChart,
  hasChart,
  loadChart,
  loadCharts,
  loadFirstChart,
  WHOLE,
} from '@/loaders/load-chart';
import { EXAMPLE_GROUND, exampleFigureEntry } from './example-log';
import { createFirstEdition, createLedger, type TestLedger } from './ledger';

/** Which figures a chart's files hold, in ledgers that hold other entries than the shipped one. */

/** Entries 1 to 179 of the shipped log, as a program recorded them that knew set 1 alone. */
let older: TestLedger;
let fresh: TestLedger;
beforeAll(async () => {
  [older, fresh] = await Promise.all([createFirstEdition(), createLedger()]);
});
afterAll(() => Promise.all([older.drop(), fresh.drop()]));

const signed = {
  recorded_at: '2026-11-29T00:00:00Z',
  recorded_by: 'An editor',
  why: 'An example.',
} as const;

async function load(ledger: TestLedger, position: number, conflict: string, id: string) {
  const loaded = await loadChart(ledger.web.db, position, conflict, id, WHOLE);
  if (loaded === null) throw new Error(`no chart ${id} at ${position}`);
  return loaded;
}
const titleOf = async (position: number) =>
  (await load(older, position, 'nagorno-karabakh', 'killed-by-phase')).model.title;

const FIRST = 'Killed, by phase: who says how many';
const SECOND = 'Killed, by phase: how far the claims are apart';

test('a ledger of an older program: set 1 until its conflict changes, then set 2, and set 1 still before', async () => {
  expect(await titleOf(179)).toBe(FIRST);
  const elsewhere = { id: 'elsewhere', name: 'Elsewhere', kind: 'organisation' } as const;
  const question = {
    id: 'killed-in-an-example',
    conflict: 'nagorno-karabakh',
    title: 'Killed in an example',
    measure: 'persons-killed',
    phase: null,
    event: null,
    affected: null,
    counted: null,
    scope: null,
    ucdp_conflict_id: null,
    note: null,
  };
  await appendEntries(older.editor.db, [
    { ...signed, kind: 'claimant', body: { ...elsewhere, party: null, note: null } },
    { ...signed, kind: 'question', body: question },
  ]);
  // A claimant of no figure is not of this conflict.
  expect([await titleOf(179), await titleOf(180), await titleOf(181)]).toEqual([
    FIRST,
    FIRST,
    SECOND,
  ]);
});

test('a new ledger with another conflict: set 2 from its first entry', async () => {
  const { position } = await appendEntries(fresh.editor.db, [
    ...EXAMPLE_GROUND,
    exampleFigureEntry(),
  ]);
  expect(position).toBeLessThan(20);
  const { model, drawing } = await load(fresh, position, 'avalon-lyonesse', 'killed-by-phase');
  expect(model.title).toBe(drawing.title);
  expect(listMarks(model).map(({ figure }) => figure)).toEqual(
    listDrawnMarks(drawing).map(({ figure }) => figure),
  );
});

test('a chart that is drawn alone is the one that is drawn among all, for the proxy and for previews', async () => {
  const { db } = older.web;
  for (const position of [1, 40, 90, 120, 150, 179, 181]) {
    const charts = await loadCharts(db, position, 'nagorno-karabakh', WHOLE);
    const there = charts?.map(({ model }) => model.id) ?? [];
    const said = await Promise.all(
      [...CHART_IDS, 'none'].map(async (id) =>
        (await hasChart(db, position, 'nagorno-karabakh', id)) ? [id] : [],
      ),
    );
    expect([position, said.flat().toSorted()]).toEqual([position, there.toSorted()]);
    const first = await loadFirstChart(db, position, 'nagorno-karabakh');
    expect(first).toEqual(firstChart(charts) ?? null);
  }
});
