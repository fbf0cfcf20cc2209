import net from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { appendEntries } from '@/db/append/append';
import { openDatabase } from '@/db/client';
import { LedgerIndex } from '@/server/front/ledger-index';
import { PositionWatch } from '@/server/front/position-watch';
import { EXAMPLE_GROUND } from './example-log';
import { createLedger, type TestLedger } from './ledger';

/** A network between the server and its database that can swallow what it is sent, and tell nobody. */
function openNetwork(target: URL) {
  const open = new Set<net.Socket>();
  const server = net.createServer((near) => {
    const far = net.connect(Number(target.port), target.hostname);
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => {}).on('close', () => open.delete(socket));
    }
  });
  return {
    listen: async () => {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const address = server.address();
      if (typeof address !== 'object' || address === null) throw new Error('no port');
      return address.port;
    },
    /** What is open goes on being open, and nothing comes through it any more. */
    swallow: () => {
      for (const socket of open) socket.unpipe().removeAllListeners('data').resume();
    },
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

let ledger: TestLedger;
let network: ReturnType<typeof openNetwork>;
let watch: PositionWatch;
const index = new LedgerIndex();
beforeEach(async () => {
  ledger = await createLedger();
  const url = new URL(ledger.webUrl);
  network = openNetwork(new URL(url));
  url.port = String(await network.listen());
  const connect = () => openDatabase(url.toString(), { max: 1, name: 'test watch' });
  watch = new PositionWatch(connect, index, 300);
});
afterEach(async () => {
  network.close();
  await watch.stop();
  await ledger.drop();
});

async function waitFor(position: number): Promise<void> {
  for (let tries = 0; index.position < position; tries += 1) {
    if (tries > 500) throw new Error(`position ${position} was not seen`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('a connection that says nothing any more is given up, and what was appended meanwhile is seen', async () => {
  await watch.start();
  const first = await appendEntries(ledger.editor.db, EXAMPLE_GROUND);
  await waitFor(first.position);
  network.swallow();
  const [again] = EXAMPLE_GROUND;
  if (!again) throw new Error('the example log is empty');
  const second = await appendEntries(ledger.editor.db, [again]);
  await waitFor(second.position);
  expect(watch.state).toEqual({
    reachable: true,
    databasePosition: second.position,
    replica: null,
  });
});
