import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, type Reply } from '../nightly/faults/ask';
import { type Network, openNetwork } from '../nightly/faults/network';
import { createShippedLedger, type TestLedger } from './ledger';
import { type ServerProcess, startServer } from './server-process';

/** The whole program, on a build that is there; `npm run test:nightly -- faults` does more to it, for longer. */
const SLOW = 90_000;
const KEPT = '/figures/Z35Z0V8';
const PINNED = '/conflicts/nagorno-karabakh/figures.csv?at=170';

let ledger: TestLedger;
let network: Network;
let running: ServerProcess;

beforeAll(async () => {
  ledger = await createShippedLedger();
  network = await openNetwork(ledger.webUrl);
  running = await startServer({
    DATABASE_URL: network.url,
    LEDGER_DATABASE_URL: ledger.editorUrl,
    OWNER_DATABASE_URL: ledger.ownerUrl,
  });
  await running.ready();
}, SLOW);
afterAll(async () => {
  await running.killAll();
  network.close();
  await ledger.drop();
});

const get = (path: string) => ask(running.url + path);
const outcomeOf = async (path: string) => (await get(path)).outcome;

async function until(outcome: Reply['outcome'], path: string): Promise<void> {
  for (let tries = 0; (await outcomeOf(path)) !== outcome; tries += 1) {
    if (tries > 1_200) throw new Error(`${path} never answers ${outcome}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

describe.sequential('a network to the database that is cut, and nobody told', () => {
  let pinned: Buffer;

  test(
    'what is kept is served; a page is refused with words, a file with problem details, both with Retry-After',
    async () => {
      await until(200, KEPT);
      ({ body: pinned } = await get(PINNED));
      network.cut();
      await until(503, '/readyz');
      expect(await outcomeOf(KEPT)).toBe(200);
      expect((await get(PINNED)).body.equals(pinned)).toBe(true);
      expect(await outcomeOf('/healthz')).toBe(200);
      const page = await get('/?q=uncached');
      expect(page.outcome).toBe(503);
      expect(page.headers['content-type']).toMatch(/^text\/html/);
      expect(page.headers['retry-after']).toBe('5');
      expect(page.headers['cache-control']).toBe('no-store');
      const file = await get('/figures/HVTN2V3/v1.json');
      expect(file.headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(file.headers['retry-after']).toBe('5');
      expect(JSON.parse(file.body.toString())).toMatchObject({
        status: 503,
        detail: 'The database cannot answer at this moment. Please try again shortly.',
      });
    },
    SLOW,
  );

  test(
    'all of it is answered when the network is back, by itself',
    async () => {
      network.restore();
      await until(200, '/readyz');
      expect((await get(PINNED)).body.equals(pinned)).toBe(true);
      await until(200, '/?q=uncached');
      expect(await outcomeOf('/nothing-here')).toBe(404);
    },
    SLOW,
  );
});

describe.sequential('a database that ends the connections', () => {
  test(
    'is asked again on new ones, and the program goes on',
    async () => {
      await until(200, '/?q=before');
      expect(await ledger.cutServers()).toBeGreaterThan(0);
      await until(200, '/?q=after');
      expect(await outcomeOf('/readyz')).toBe(200);
      expect(running.output()).not.toContain('✗');
    },
    SLOW,
  );
});
