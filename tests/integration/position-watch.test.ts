import { afterEach, beforeEach, expect, test } from 'vitest';
import { appendEntries } from '@/db/append/append';
import { openDatabase } from '@/db/client';
import { LedgerIndex } from '@/server/front/ledger-index';
import { PositionWatch } from '@/server/front/position-watch';
import { type Network, openNetwork } from '../faults/network';
import { EXAMPLE_GROUND } from './example-log';
import { createLedger, type TestLedger } from './ledger';

let ledger: TestLedger;
let network: Network;
let turns: boolean[];
let watch: PositionWatch;
beforeEach(async () => {
  ledger = await createLedger();
  network = await openNetwork(ledger.webUrl);
  turns = [];
  const connect = () => openDatabase(network.url, { max: 1, name: 'test watch' });
  const onTurn = () => turns.push(watch.state.reachable);
  watch = new PositionWatch(connect, new LedgerIndex(), { patience: 300, onTurn });
});
afterEach(async () => {
  network.close();
  await watch.stop();
  await ledger.drop();
});

async function until(what: string, isTrue: () => boolean): Promise<void> {
  for (let tries = 0; !isTrue(); tries += 1) {
    if (tries > 500) throw new Error(`not seen: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const waitFor = (position: number) =>
  until(`position ${position}`, () => watch.state.databasePosition >= position);

async function appendOneMore(): Promise<number> {
  const [first] = EXAMPLE_GROUND;
  if (!first) throw new Error('the example log is empty');
  return (await appendEntries(ledger.editor.db, [first])).position;
}

test('a connection that says nothing any more is given up, and what was appended meanwhile is seen', async () => {
  expect(await watch.start()).toBeNull();
  await waitFor((await appendEntries(ledger.editor.db, EXAMPLE_GROUND)).position);
  network.cut();
  network.mend();
  const position = await appendOneMore();
  await waitFor(position);
  const mended = { reachable: true, overdue: false, databasePosition: position, replica: null };
  expect(watch.state).toEqual(mended);
});

test('a network that is cut and mended is told both times, and read again by itself', async () => {
  expect(await watch.start()).toBeNull();
  await waitFor((await appendEntries(ledger.editor.db, EXAMPLE_GROUND)).position);
  network.cut();
  await until('the loss', () => turns.length === 1);
  expect(watch.state.reachable).toBe(false);
  const position = await appendOneMore();
  network.mend();
  await waitFor(position);
  expect(turns).toEqual([false, true]);
});

test('a database that is away at the start is found when it is there', async () => {
  network.cut();
  expect(await watch.start()).toEqual(new Error('no answer within 300 ms'));
  expect(watch.state.reachable).toBe(false);
  network.mend();
  await until('the database', () => watch.state.reachable);
});
