import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { appendEntries } from '@/db/append/append';
import { openDatabase } from '@/db/client';
import { chosenHost, hostsOf, openReading, type Reading, watchReads } from '@/db/reading';
import { AnswerCache } from '@/server/front/answer-cache';
import { Front } from '@/server/front/front';
import { LedgerIndex } from '@/server/front/ledger-index';
import { ClientLimits } from '@/server/front/limits';
import { PositionWatch } from '@/server/front/position-watch';
import type { Renderer } from '@/server/front/renderer';
import { openNetwork } from '../faults/network';
import { EXAMPLE_GROUND } from './example-log';
import { createLedger, type TestLedger } from './ledger';

const NEWEST = EXAMPLE_GROUND.length;

let ledger: TestLedger;
beforeEach(async () => {
  ledger = await createLedger();
});
afterEach(() => ledger.drop());

async function until(what: string, isTrue: () => boolean): Promise<void> {
  for (let tries = 0; !isTrue(); tries += 1) {
    if (tries > 500) throw new Error(`not seen: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('reading', () => {
  test('tells the position of the database that answered, whatever was asked of it', async () => {
    const reading = openReading(ledger.webUrl, { max: 3, name: 'test reading' });
    const ask = () =>
      Promise.all([1, 2, 3, 4, 5].map(() => reading.db.execute(sql`select 7 as n`)));
    const before = await watchReads(ask);
    expect(before.done.map(([row]) => row?.n)).toEqual([7, 7, 7, 7, 7]);
    expect(before.lowest).toBe(0);
    await appendEntries(ledger.editor.db, EXAMPLE_GROUND);
    expect((await watchReads(ask)).lowest).toBe(NEWEST);
    expect((await watchReads(async () => {})).lowest).toBe(Number.POSITIVE_INFINITY);
    await expect(watchReads(() => reading.db.execute(sql`select 1/0`))).rejects.toThrow();
    await reading.close();
  });

  test('of two hosts the second is read when the first is gone, and the first when the second is', async () => {
    await appendEntries(ledger.editor.db, EXAMPLE_GROUND);
    const [one, two] = [await openNetwork(ledger.webUrl), await openNetwork(ledger.webUrl)];
    const ports = [one, two].map(({ url }) => new URL(url).port);
    const { username, password, pathname } = new URL(ledger.webUrl);
    const hosts = ports.map((port) => `127.0.0.1:${port}`).join(',');
    const url = `postgres://${username}:${password}@${hosts}${pathname}`;
    const reading = openReading(url, { max: 2, name: 'test reading' });
    const index = new LedgerIndex();
    const open = () => openDatabase(chosenHost(url), { max: 1, name: 'test watch' });
    const options = { patience: 300, hosts: hostsOf(url), onTurn: () => reading.renew() };
    const watch = new PositionWatch(open, index, options);
    const chosen = () => new URL(chosenHost(url)).port;
    const read = async () => (await reading.db.execute(sql`select 1 as n`))[0]?.n;
    expect(await watch.start()).toBeNull();
    const first = chosen();
    const [held, other] = first === ports[0] ? [one, two] : [two, one];
    expect(await read()).toBe(1);
    held.cut();
    await until('the other host', () => chosen() !== first && watch.state.reachable);
    expect(await read()).toBe(1);
    held.mend();
    other.cut();
    await until('the first host again', () => chosen() === first && watch.state.reachable);
    expect(await read()).toBe(1);
    expect(watch.state.databasePosition).toBe(NEWEST);
    await watch.stop();
    await reading.close();
    for (const network of [one, two]) network.close();
  });
});

describe('the front', () => {
  let late: TestLedger;
  let reading: Reading;
  let watch: PositionWatch;
  let server: http.Server;
  let origin: string;
  beforeEach(async () => {
    late = await createLedger();
    await appendEntries(ledger.editor.db, EXAMPLE_GROUND);
    await appendEntries(late.editor.db, EXAMPLE_GROUND.slice(0, 3));
    reading = openReading(late.webUrl, { max: 2, name: 'test reading' });
    const index = new LedgerIndex();
    const open = () => openDatabase(ledger.webUrl, { max: 1, name: 'test watch' });
    watch = new PositionWatch(open, index, { patience: 2_000 });
    await watch.start();
    // Draws from the database that is late, as pages do behind an address of many databases.
    const render = async (path: string) => {
      const [row] = await reading.db.execute(sql`select count(*) as n from ledger.entries`);
      const body = Buffer.from(`${path} of ${row?.n}`);
      return { status: 200, headers: {}, body, scriptHashes: [] };
    };
    const front = new Front({
      index,
      watch,
      renderer: { render } as unknown as Renderer,
      cache: new AnswerCache(1_000_000),
      pictures: new AnswerCache(1_000_000),
      downloads: reading,
      origin: 'http://ledger.example',
      development: false,
      limits: new ClientLimits(),
      trustProxy: false,
    });
    server = http.createServer((request, response) => front.handle(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    server.close();
    await watch.stop();
    await reading.close();
    await late.drop();
  });

  const get = (path: string, seen?: number) =>
    fetch(origin + path, seen === undefined ? {} : { headers: { 'ledger-at-least': `${seen}` } });

  test('draws no position from a database below it, and keeps nothing of such a drawing', async () => {
    const refused = await get('/methods');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
    expect(refused.headers.get('ledger-newest')).toBeNull();
    // What the late database has is drawn from it.
    const pinned = await get('/methods?at=3');
    expect([pinned.status, await pinned.text()]).toEqual([200, expect.stringMatching(/ of 3$/)]);
    await appendEntries(late.editor.db, EXAMPLE_GROUND.slice(3));
    const drawn = await get('/methods');
    expect(drawn.status).toBe(200);
    expect(await drawn.text()).toMatch(new RegExp(` of ${NEWEST}$`));
    expect(drawn.headers.get('ledger-newest')).toBe(String(NEWEST));
  });

  test('shows no reader an older state than the one that the reader has seen elsewhere', async () => {
    await appendEntries(late.editor.db, EXAMPLE_GROUND.slice(3));
    expect((await get('/methods', NEWEST)).status).toBe(200);
    const ahead = await get('/methods', NEWEST + 1);
    expect([ahead.status, ahead.headers.get('retry-after')]).toEqual([503, '1']);
    // What is unknown at this position may be known at that one.
    expect((await get('/figures/0000000', NEWEST + 1)).status).toBe(503);
    // A state that was asked for is the same everywhere, and what a process says of itself is of no state.
    expect((await get('/methods?at=3', NEWEST + 1)).status).toBe(200);
    expect((await get('/readyz', NEWEST + 1)).status).toBe(200);
    const [again] = EXAMPLE_GROUND;
    if (!again) throw new Error('the example log is empty');
    const waiting = get('/methods', NEWEST + 1);
    await appendEntries(late.editor.db, [again]);
    await appendEntries(ledger.editor.db, [again]);
    const caughtUp = await waiting;
    expect([caughtUp.status, caughtUp.headers.get('ledger-position')]).toEqual([
      200,
      String(NEWEST + 1),
    ]);
  });

  test('takes a header that is no position for none', async () => {
    await appendEntries(late.editor.db, EXAMPLE_GROUND.slice(3));
    for (const value of ['', '-1', 'x', '1e9', '9'.repeat(16)]) {
      const answer = await fetch(`${origin}/methods`, { headers: { 'ledger-at-least': value } });
      expect([value, answer.status]).toEqual([value, 200]);
    }
  });
});
