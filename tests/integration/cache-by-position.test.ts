import { AsyncLocalStorage } from 'node:async_hooks';
import v8 from 'node:v8';
import vm from 'node:vm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { appendEntries } from '@/db/append/append';
import { cacheByPosition, StaleReplica } from '@/db/cache-by-position';
import type { Database } from '@/db/client';
import { isDatabaseAway } from '@/db/connection-errors';
import { listClaimants } from '@/db/queries/list-claimants';
import { EXAMPLE_GROUND } from './example-log';
import { createLedger, type TestLedger } from './ledger';

v8.setFlagsFromString('--expose-gc');
const collectGarbage: () => void = vm.runInNewContext('gc');

const NEWEST = EXAMPLE_GROUND.length;

let ledger: TestLedger;
let loads: number;
beforeEach(async () => {
  loads = 0;
  ledger = await createLedger();
  await appendEntries(ledger.editor.db, EXAMPLE_GROUND);
});
afterEach(() => ledger.drop());

/** Counts how often the database is really asked. */
const countNamed = cacheByPosition(
  'test: claimants with a word in their name',
  async (db: Database, position: number, words: { word?: string }) => {
    loads += 1;
    const claimants = await listClaimants(db, position);
    return claimants.filter(({ name }) => name.includes(words.word ?? '')).length;
  },
);

describe('what is cached by position', () => {
  test('is loaded once for each position, arguments and database', async () => {
    const { db } = ledger.web;
    const all = await countNamed(db, NEWEST, {});
    expect(all).toBeGreaterThan(0);
    expect(await countNamed(db, NEWEST, {})).toBe(all);
    expect(loads).toBe(1);
    expect(await countNamed(db, NEWEST, { word: 'no such name' })).toBe(0);
    expect(await countNamed(db, 1, {})).toBe(0);
    expect(loads).toBe(3);
    expect(await countNamed(ledger.editor.db, NEWEST, {})).toBe(all);
    expect(loads).toBe(4);
  });

  test('is loaded once for all who ask at the same time', async () => {
    const asked = [1, 2, 3].map(() => countNamed(ledger.web.db, NEWEST, {}));
    expect(new Set(await Promise.all(asked)).size).toBe(1);
    expect(loads).toBe(1);
  });

  test('is loaded again after a load that failed', async () => {
    let isBroken = true;
    const load = cacheByPosition('test: broken once', async () => {
      if (isBroken) throw new Error('broken');
      return 'whole';
    });
    await expect(load(ledger.web.db, NEWEST)).rejects.toThrow('broken');
    isBroken = false;
    expect(await load(ledger.web.db, NEWEST)).toBe('whole');
  });

  test('is never read from a replica that has not reached the position', async () => {
    const early = countNamed(ledger.web.db, NEWEST + 1, {});
    await expect(early).rejects.toThrow(StaleReplica);
    expect(await early.catch(isDatabaseAway)).toBe(true);
    expect(loads).toBe(0);
  });

  test('makes room for what is asked later', async () => {
    const echo = cacheByPosition('test: echo', async (_db: Database, _at: number, word: number) => {
      loads += 1;
      return word;
    });
    for (let word = 0; word < 51; word += 1) await echo(ledger.web.db, NEWEST, word);
    expect(loads).toBe(51);
    await echo(ledger.web.db, NEWEST, 50);
    expect(loads).toBe(51);
    await echo(ledger.web.db, NEWEST, 0);
    expect(loads).toBe(52);
  });

  test('holds nothing of the request in which it was loaded', async () => {
    const requests = new AsyncLocalStorage<object>();
    const echo = cacheByPosition('test: of a request', async () => ({ word: 'kept' }));
    const load = async () => {
      const request = { response: 'of some megabytes' };
      await requests.run(request, () => echo(ledger.web.db, NEWEST));
      return new WeakRef(request);
    };
    // A connection remembers who opened it, and who asked last.
    await listClaimants(ledger.web.db, NEWEST);
    const request = await load();
    await listClaimants(ledger.web.db, NEWEST);
    await expect
      .poll(() => {
        collectGarbage();
        return request.deref();
      })
      .toBeUndefined();
  });
});
