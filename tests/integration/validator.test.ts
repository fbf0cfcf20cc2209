import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { NextRequest } from 'next/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appendEntries } from '@/db/append/append';
import { getGroundPosition } from '@/db/queries/get-ground-position';
import { replay } from '@/db/replay';
import { entrySchema, type NewEntry } from '@/ledger/entry';
import { VALIDATOR_HEADER } from '@/routes/http/headers';
import { proxy } from '../../proxy';
import { EXAMPLE_GROUND, EXAMPLE_WITHDRAWAL, exampleFigureEntry, FIGURE_IDS } from './example-log';
import { GED_HEADER, gedRow } from './ged-example';
import { importInto } from './importing';
import { createLedger, type TestLedger } from './ledger';
import { serveAnyFile } from './serve-any-file';
import { leaveLedger, showLedger } from './web-ledger';

/** What the response cache is told: whether what it keeps of an address is what would be made now. */
const ORIGIN = 'https://ledger.example.org';
const { first, second } = FIGURE_IDS;
const DATASET = '/datasets/ged-mexico/24.1';
const change = { kind: 'our error', reason: 'Misread', evidence: null } as const;
const OTHER_QUESTION = EXAMPLE_GROUND.flatMap((entry): NewEntry[] =>
  entry.kind === 'question' ? [{ ...entry, body: { ...entry.body, id: 'fled-1200' } }] : [],
);
const ofOther = { id: second, question: 'fled-1200' };

const folder = mkdtempSync(path.join(os.tmpdir(), 'ledger-validator-'));
const file = path.join(folder, 'ged.csv');
let ledger: TestLedger;

/** The ledger has the import of a dataset, and not yet its rows, as after a replay. */
beforeAll(async () => {
  writeFileSync(file, [GED_HEADER, gedRow({}), ''].join('\r\n'));
  const donor = await createLedger();
  await appendEntries(donor.editor.db, [
    ...[...EXAMPLE_GROUND, ...OTHER_QUESTION],
    exampleFigureEntry(),
    exampleFigureEntry(ofOther),
  ]);
  await importInto(donor, { files: [file] });
  const rows = await donor.web.sql<{ record: string }[]>`
    select record from ledger.entries order by position`;
  const log = rows.map(({ record }) => {
    const { column_set: _set, figure: _figure, ...entry } = JSON.parse(record);
    return entrySchema.parse(entry);
  });
  await donor.drop();
  ledger = await createLedger();
  showLedger(ledger, ORIGIN);
  await replay(ledger.editor.db, log);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await leaveLedger(ledger);
});

/** Asks as the response cache does. @param kept the validator of what it keeps */
async function ask(address: string, kept: string | null = 'none'): Promise<Response> {
  const headers = kept === null ? {} : { [VALIDATOR_HEADER]: kept };
  const isFile = /\.\w+(\?|$)/.test(address.replace(DATASET, ''));
  const url = ORIGIN + address;
  return isFile
    ? serveAnyFile(new Request(url, { headers }))
    : proxy(new NextRequest(url, { headers }));
}
const validatorOf = async (address: string) =>
  (await ask(address)).headers.get(VALIDATOR_HEADER) ?? 'no validator';

const OF_FIRST = [`/figures/${first}`, `/figures/${first}/v1`, `/figures/${first}.csv`];
const OF_SECOND = [`/figures/${second}`, '/questions/fled-1200', `/figures/${second}.json`];
const OF_BOTH = ['/', '/conflicts/avalon-lyonesse', '/corrections.atom'];
const PINNED = `/conflicts/avalon-lyonesse?at=${EXAMPLE_GROUND.length + 1}`;
const ALL = [...OF_FIRST, ...OF_SECOND, ...OF_BOTH, DATASET, PINNED];

/** Appends an entry of this moment. */
const append = (entry: NewEntry) =>
  appendEntries(ledger.editor.db, [
    { ...entry, recorded_at: new Date().toISOString().replace(/\.\d+Z$/, 'Z') },
  ]);

/** Which addresses are made anew after something happened. */
async function listChanged(happen: () => Promise<unknown>): Promise<string[]> {
  const kept = new Map<string, string>();
  for (const address of ALL) kept.set(address, await validatorOf(address));
  expect(new Set(kept.values()).size).toBe(ALL.length);
  await happen();
  const changed: string[] = [];
  for (const [address, validator] of kept) {
    const { status, headers } = await ask(address, validator);
    if (status !== 304) changed.push(address);
    else expect([...headers.keys()].sort()).toEqual(['ledger-position', VALIDATOR_HEADER]);
  }
  return changed;
}

describe('what is made anew', () => {
  test('nothing where nothing happened', async () => {
    expect(await listChanged(async () => {})).toEqual([]);
  });

  test('after a correction, what shows the figure', async () => {
    const corrected = exampleFigureEntry({ ...ofOther, version: 2, value: 15, change });
    expect(await listChanged(() => append(corrected))).toEqual([...OF_SECOND, ...OF_BOTH]);
    const newest = EXAMPLE_GROUND.length + 5;
    const again = await ask(`/figures/${first}`, await validatorOf(`/figures/${first}`));
    expect(again.headers.get('ledger-position')).toBe(String(newest));
  });

  test('after a withdrawal too: the figure is gone', async () => {
    expect(await listChanged(() => append(EXAMPLE_WITHDRAWAL))).toEqual([...OF_SECOND, ...OF_BOTH]);
    expect((await ask(`/figures/${second}`)).status).toBe(410);
  });

  test('after any other entry, everything: names in addresses are of the newest position', async () => {
    const [party] = EXAMPLE_GROUND.filter(({ kind }) => kind === 'party');
    if (party?.kind !== 'party') throw new Error('the example has no party');
    const other = { ...party, body: { ...party.body, id: 'ys', name: 'Ys', side: null } };
    expect(await listChanged(() => append(other))).toEqual(ALL);
  });

  test('after the rows of a dataset came, everything, though the position stays', async () => {
    expect(await listChanged(() => importInto(ledger, { files: [file] }))).toEqual(ALL);
  });
});

test('what never changes, and what a client asks for past the cache, has no validator', async () => {
  expect(await validatorOf(`/figures/${first}/v1.csv`)).toBe('no validator');
  for (const address of ALL)
    expect((await ask(address, null)).headers.get(VALIDATOR_HEADER)).toBeNull();
});

test('the newest entry of no figure is found at every position, in whichever order they are asked for', async () => {
  const rows = await ledger.web.sql<{ position: number; kind: string }[]>`
    select position::int, kind from ledger.entries order by position`;
  let ground = 0;
  const expected = rows.map(({ position, kind }) => {
    if (kind !== 'figure' && kind !== 'withdrawal') ground = position;
    return { position, ground };
  });
  const orders = [
    { db: ledger.web.db, order: expected },
    { db: ledger.editor.db, order: expected.toReversed() },
  ];
  for (const { db, order } of orders) {
    const found = [];
    for (const { position } of order)
      found.push({ position, ground: await getGroundPosition(db, position) });
    expect(found).toEqual(order);
  }
});
