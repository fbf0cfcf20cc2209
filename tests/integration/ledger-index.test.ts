import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appendEntries } from '@/db/append/append';
import { LedgerIndex } from '@/server/front/ledger-index';
import { EXAMPLE_GROUND, EXAMPLE_WITHDRAWAL, exampleFigureEntry, FIGURE_IDS } from './example-log';
import { createLedger, type TestLedger } from './ledger';

let ledger: TestLedger;
const index = new LedgerIndex();
const append = async (...entries: Parameters<typeof appendEntries>[1]) => {
  const { position } = await appendEntries(ledger.editor.db, entries);
  await index.refresh(ledger.web.db);
  return position;
};
beforeAll(async () => {
  ledger = await createLedger();
});
afterAll(() => ledger.drop());

const FIRST = [`figure:${FIGURE_IDS.first}`, 'question:killed-1200'];
const SECOND = [`figure:${FIGURE_IDS.second}`, 'question:killed-1200'];
const lastChange = (subjects: string[]) => index.lastChange(subjects, index.position);

describe.sequential('what the front knows of the ledger by heart', () => {
  test('an empty ledger is at position 0', async () => {
    expect(await index.refresh(ledger.web.db)).toBe(0);
    expect(index.position).toBe(0);
    expect(lastChange(FIRST)).toBeNull();
  });

  test('a figure’s page changes with its neighbour under the question, and with nothing else', async () => {
    await append(...EXAMPLE_GROUND);
    const first = await append(exampleFigureEntry());
    expect(lastChange(FIRST)).toBe(first);
    const [claimant] = EXAMPLE_GROUND.filter((entry) => entry.kind === 'claimant');
    if (claimant?.kind !== 'claimant') throw new Error('the example has no claimant');
    await append({ ...claimant, body: { ...claimant.body, id: 'somebody-new' } });
    expect(lastChange(FIRST)).toBe(first);
    const second = await append(exampleFigureEntry({ id: FIGURE_IDS.second }));
    expect(lastChange(FIRST)).toBe(second);
    expect(index.lastChange(FIRST, second - 1)).toBe(first);
    expect(index.lastChange(SECOND, second - 1)).toBeNull();
  });

  test('a definition that is given anew changes every page', async () => {
    const [measure] = EXAMPLE_GROUND.filter((entry) => entry.kind === 'measure');
    if (measure?.kind !== 'measure') throw new Error('the example has no measure');
    const redefined = await append({
      ...measure,
      body: { ...measure.body, definition: 'In other words.' },
    });
    expect(lastChange(FIRST)).toBe(redefined);
    expect(lastChange(['claimant:avalon-army'])).toBe(redefined);
    expect(lastChange(['claimant:nobody'])).toBeNull();
  });

  test('versions and tombstones are where they were appended', async () => {
    const places = index.figure(FIGURE_IDS.second);
    expect(places).toMatchObject({ question: 'killed-1200', withdrawn: null });
    const withdrawn = await append(EXAMPLE_WITHDRAWAL);
    expect(index.figure(FIGURE_IDS.second)).toEqual({
      question: 'killed-1200',
      versions: places?.versions,
      withdrawn,
    });
  });

  test('a slug that was given up leads to the new one, and the new one to the id', () => {
    expect(index.conflict('avalon-lyonesse')).toEqual({ id: 'avalon-lyonesse' });
    expect(index.conflict('the-old-slug')).toEqual({ renamedTo: 'avalon-lyonesse' });
    expect(index.conflict('nowhere')).toBeNull();
  });

  test('a database that is behind, such as a lagging replica, never takes it back', async () => {
    const before = index.position;
    const behind = await createLedger();
    await appendEntries(behind.editor.db, EXAMPLE_GROUND);
    expect(await index.refresh(behind.web.db)).toBeLessThan(before);
    expect(index.position).toBe(before);
    await behind.drop();
  });
});
