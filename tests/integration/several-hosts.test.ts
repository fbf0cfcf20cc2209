import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Connection, openDatabase } from '@/db/client';
import { isDatabaseAway } from '@/db/connection-errors';
import { type Network, openNetwork } from '../nightly/faults/network';
import { createLedger, type TestLedger } from './ledger';

let ledger: TestLedger;
let networks: Network[];
let connection: Connection;

beforeEach(async () => {
  ledger = await createLedger();
  networks = [await openNetwork(ledger.webUrl), await openNetwork(ledger.webUrl)];
  const { username, password, pathname } = new URL(ledger.webUrl);
  const hosts = networks.map(({ url }) => new URL(url).host).join(',');
  const url = `postgres://${username}:${password}@${hosts}${pathname}`;
  connection = openDatabase(url, { max: 3, name: 'test hosts' });
});
afterEach(async () => {
  await connection.close();
  for (const network of networks) network.close();
  await ledger.drop();
});

const ask = () => connection.db.execute(sql`select 7 as n`).then(([row]) => row?.n);
const askMany = () => Promise.all(Array.from({ length: 6 }, ask));
const errorOf = () =>
  ask().then(
    () => null,
    (error: unknown) => error,
  );

/** Asks until all queries at once are answered. */
async function untilAnswered(): Promise<void> {
  await expect.poll(() => askMany().catch(() => null), { timeout: 5_000 }).not.toBeNull();
}

/** Which of the networks carry bytes while queries are answered. */
async function carrying(): Promise<number[]> {
  const used = new Set<number>();
  networks.forEach((network, index) => {
    network.onSent(() => used.add(index));
  });
  await askMany();
  return [...used];
}

describe('an address of two hosts', () => {
  test('is read at one host, and at the other once that one is gone', async () => {
    expect(await carrying()).toEqual([0]);
    networks[0]?.close();
    await untilAnswered();
    expect(await carrying()).toEqual([1]);
  });

  test('rejects a query, as that the database is away, while no host can be reached', async () => {
    for (const network of networks) network.close();
    expect(isDatabaseAway(await errorOf())).toBe(true);
    expect(isDatabaseAway(await errorOf())).toBe(true);
  });
});
