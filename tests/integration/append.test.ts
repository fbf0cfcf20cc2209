import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appendEntries } from '@/db/append/append';
import { EXAMPLE_GROUND, exampleFigureEntry, FIGURE_IDS } from './example-log';
import { createLedger, type TestLedger } from './ledger';

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await createLedger();
  await appendEntries(ledger.editor.db, EXAMPLE_GROUND);
});
afterAll(() => ledger.drop());

const secondVersion = {
  version: 2,
  value: 15,
  change: { kind: 'our error', reason: 'Misread', evidence: null },
} as const;

describe('appending', () => {
  test('positions follow each other, and each fingerprint is chained to the one before', async () => {
    const before = await appendEntries(ledger.editor.db, [exampleFigureEntry()]);
    const after = await appendEntries(ledger.editor.db, [exampleFigureEntry(secondVersion)]);
    expect(after.position).toBe(before.position + 1);
    const [row] = await ledger.web.sql`
      select previous from ledger.entries where position = ${after.position}`;
    expect(row?.previous).toBe(before.fingerprint);
  });

  test('all or nothing: one bad entry of two leaves none', async () => {
    const [before] = await ledger.web.sql`select count(*)::int from ledger.entries`;
    await expect(
      appendEntries(ledger.editor.db, [
        exampleFigureEntry({ id: FIGURE_IDS.second }),
        exampleFigureEntry({
          id: FIGURE_IDS.second,
          claimant: 'nobody',
          version: 2,
          change: secondVersion.change,
        }),
      ]),
    ).rejects.toThrow(/claimant "nobody"/);
    const [after] = await ledger.web.sql`select count(*)::int from ledger.entries`;
    expect(after?.count).toBe(before?.count);
  });
});
