import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appendEntries } from '@/db/append/append';
import { getConflictBySlug } from '@/db/queries/get-conflict-by-slug';
import { getFigurePlaces } from '@/db/queries/get-figure-places';
import { getFirstChange } from '@/db/queries/get-first-change';
import { getImportPosition } from '@/db/queries/get-import-position';
import { getLastChange } from '@/db/queries/get-last-change';
import { getPositionAt } from '@/db/queries/get-position-at';
import { getRecordedAt } from '@/db/queries/get-recorded-at';
import { hasDataset } from '@/db/queries/has-dataset';
import type { NewEntry } from '@/ledger/entry';
import { EXAMPLE_GROUND, EXAMPLE_WITHDRAWAL, exampleFigureEntry, FIGURE_IDS } from './example-log';
import { GED_HEADER, gedRow } from './ged-example';
import { importInto } from './importing';
import { createLedger, type TestLedger } from './ledger';

const GROUND = EXAMPLE_GROUND.length;
const [ONE, TWO, REDEFINED, WITHDRAWN] = [GROUND + 1, GROUND + 2, GROUND + 3, GROUND + 4];
const LATER = new Date('2026-11-23T09:30:00Z');

function redefinition(): NewEntry {
  const [measure] = EXAMPLE_GROUND;
  if (measure?.kind !== 'measure') throw new Error('the example begins with another entry');
  return { ...measure, body: { ...measure.body, definition: 'In other words.' } };
}

let ledger: TestLedger;
let folder: string;
const IMPORTED = WITHDRAWN + 1;
beforeAll(async () => {
  ledger = await createLedger();
  await appendEntries(ledger.editor.db, [
    ...EXAMPLE_GROUND,
    exampleFigureEntry(),
    exampleFigureEntry({ id: FIGURE_IDS.second }),
    redefinition(),
    { ...EXAMPLE_WITHDRAWAL, recorded_at: '2026-11-23T09:30:00Z' },
  ]);
  folder = await mkdtemp(path.join(os.tmpdir(), 'casualty-ledger-routing-'));
  const file = path.join(folder, 'ged.csv');
  await writeFile(file, [GED_HEADER, gedRow({}), ''].join('\n'));
  await importInto(ledger, { files: [file], dataset: 'ged-excerpt', version: '19.1' });
}, 60_000);
afterAll(async () => {
  await ledger.drop();
  await rm(folder, { recursive: true });
});

const FIRST = [`figure:${FIGURE_IDS.first}`, 'question:killed-1200'] as const;
const SECOND = [`figure:${FIGURE_IDS.second}`, 'question:killed-1200'] as const;

describe('the last change of what a page shows', () => {
  const last = (position: number, subjects: readonly [string, ...string[]]) =>
    getLastChange(ledger.web.db, position, subjects);

  test('is that of its neighbour under the question too', async () => {
    expect(await last(ONE, FIRST)).toBe(ONE);
    expect(await last(TWO, FIRST)).toBe(TWO);
  });

  test('is that of a definition, which every page shows', async () => {
    expect(await last(REDEFINED, FIRST)).toBe(REDEFINED);
    expect(await last(REDEFINED, ['claimant:avalon-army'])).toBe(REDEFINED);
  });

  test('is null while what the page is about is not in the ledger', async () => {
    expect(await last(ONE, SECOND)).toBeNull();
    expect(await last(REDEFINED, ['claimant:nobody'])).toBeNull();
    expect(await last(0, FIRST)).toBeNull();
  });
});

test('the first change of a subject is where it came into the ledger', async () => {
  expect(await getFirstChange(ledger.web.db, WITHDRAWN, FIRST[0])).toBe(ONE);
  expect(await getFirstChange(ledger.web.db, GROUND, FIRST[0])).toBeNull();
  expect(await getFirstChange(ledger.web.db, WITHDRAWN, 'figure:Z')).toBeNull();
});

test('a figure’s versions and its tombstone are where they were appended', async () => {
  const recordedAt = new Date('2026-11-22T18:00:00Z');
  const versions = [{ position: TWO, recordedAt }];
  const question = 'killed-1200';
  const at = (position: number) => getFigurePlaces(ledger.web.db, position, FIGURE_IDS.second);
  expect(await at(WITHDRAWN)).toEqual({
    question,
    versions,
    withdrawn: { position: WITHDRAWN, recordedAt: LATER },
  });
  expect(await at(REDEFINED)).toEqual({ question, versions, withdrawn: null });
  expect(await at(ONE)).toBeNull();
});

test('the position at a moment is the newest that was recorded by then', async () => {
  const at = (moment: string) => getPositionAt(ledger.web.db, new Date(moment));
  expect(await at('2026-11-22T17:59:59Z')).toBeNull();
  expect(await at('2026-11-22T18:00:00Z')).toBe(REDEFINED);
  expect(await at('2026-11-23T09:29:59Z')).toBe(REDEFINED);
  expect(await at('2026-11-23T09:30:00Z')).toBe(WITHDRAWN);
});

test('an entry tells when it was recorded', async () => {
  expect(await getRecordedAt(ledger.web.db, WITHDRAWN)).toEqual(LATER);
  expect(await getRecordedAt(ledger.web.db, 0)).toBeNull();
  expect(await getRecordedAt(ledger.web.db, 9_999)).toBeNull();
});

test('a dataset and its version are there from the position of their import', async () => {
  const { db } = ledger.web;
  expect(await getImportPosition(db, IMPORTED, 'ged-excerpt', '19.1')).toBe(IMPORTED);
  expect(await getImportPosition(db, IMPORTED - 1, 'ged-excerpt', '19.1')).toBeNull();
  expect(await getImportPosition(db, IMPORTED, 'ged-excerpt', '20.1')).toBeNull();
  expect(await hasDataset(db, IMPORTED, 'ged-excerpt')).toBe(true);
  expect(await hasDataset(db, IMPORTED - 1, 'ged-excerpt')).toBe(false);
  expect(await hasDataset(db, IMPORTED, 'nothing')).toBe(false);
});

test('a conflict is found by its slug, and by one that it gave up', async () => {
  const find = (position: number, slug: string) => getConflictBySlug(ledger.web.db, position, slug);
  const found = await find(WITHDRAWN, 'avalon-lyonesse');
  expect(found).toMatchObject({ conflict: { id: 'avalon-lyonesse', name: 'Avalon and Lyonesse' } });
  expect(await find(WITHDRAWN, 'the-old-slug')).toEqual({ renamedTo: 'avalon-lyonesse' });
  expect(await find(WITHDRAWN, 'nowhere')).toBeNull();
  expect(await find(1, 'avalon-lyonesse')).toBeNull();
});
