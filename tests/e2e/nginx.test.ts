import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appendEntries } from '@/db/append/append';
import { type Nginx, startNginx } from '../bench/nginx';
import { CORRECTED, nextVersion } from '../next-version';
import { type Program, startProgram, untilShown } from './program';

/** The shipped nginx file, before one server. `npm run test:nightly -- replicas` has it before two. */
const UP = Buffer.from('up');
/** In milliseconds; less than nginx would let a question wait for another's answer. */
const ALONE = 4_000;
const FIGURE = `/figures/${CORRECTED}`;

let program: Program;
let position: number;
let nginx: Nginx;
beforeAll(async () => {
  program = await startProgram();
  nginx = await startNginx(program.origin, new Map([['up.html', UP]]));
  ({ position } = await (await fetch(`${program.origin}/readyz`)).json());
});
afterAll(async () => {
  await nginx.stop();
  await program.stop();
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(nginx.cached + path, { headers, redirect: 'manual' });

/** Asks twice, so that what is kept is kept by then. @returns the second answer's `X-Cache` */
async function askTwice(path: string, headers: Record<string, string> = {}) {
  await (await get(path, headers)).text();
  const again = await get(path, headers);
  await again.text();
  return again.headers.get('x-cache');
}

describe('the shipped nginx file', () => {
  test('keeps no copy for a sender’s mark: the address without it is the one that is kept', async () => {
    const pinned = `${FIGURE}/v1.csv`;
    for (const mark of ['utm_source=x', 'fbclid=1', 'x=1&gclid=2'])
      expect(await askTwice(`${pinned}?${mark}`)).toBe('BYPASS');
    expect(await askTwice(pinned)).toBe('HIT');
  });

  test('keeps what is pinned', async () => {
    expect(await askTwice('/figures/Z35Z0V8/v1.csv')).toBe('HIT');
    expect(await askTwice('/figures/Z35Z0V8?at=162')).toBe('HIT');
  });

  test('asks again for a live page after a second, and shows what was appended', async () => {
    const before = await get(FIGURE);
    expect(before.headers.get('ledger-position')).toBe(String(position));
    const entry = await nextVersion(program.ledger.web, 401);
    const head = await appendEntries(program.ledger.editor.db, [entry]);
    await untilShown(program.origin, head.position);
    await expect
      .poll(async () => (await get(FIGURE)).headers.get('ledger-position'), { timeout: 10_000 })
      .toBe(String(head.position));
    expect(await (await get(FIGURE)).text()).toContain('near 401');
    expect(await askTwice(`${FIGURE}?at=${position}`)).toBe('HIT');
  });

  test('lets nobody wait for another who reads the same live page', async () => {
    // Holds the first answer until the second question is there.
    const waiting: http.ServerResponse[] = [];
    const server = http.createServer((_request, response) => {
      waiting.push(response);
      response.setHeader('cache-control', 'public, max-age=0, must-revalidate');
      if (waiting.length === 2) for (const each of waiting) each.end('both are here');
      else setTimeout(() => response.writableEnded || response.writeHead(500).end('alone'), ALONE);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const other = await startNginx(`http://127.0.0.1:${port}`, new Map([['up.html', UP]]));
    const ask = async () => (await fetch(`${other.cached}/`)).text();
    expect(await Promise.all([ask(), ask()])).toEqual(['both are here', 'both are here']);
    await other.stop();
    server.close();
  });

  test('shows the page that it has while no copy of the program answers', async () => {
    const server = http.createServer((_request, response) => {
      response.setHeader('x-accel-expires', '1');
      response.end('a page');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const other = await startNginx(`http://127.0.0.1:${port}`, new Map([['up.html', UP]]));
    expect(await (await fetch(other.cached)).text()).toBe('a page');
    server.close();
    server.closeAllConnections();
    await expect
      .poll(async () => (await fetch(other.cached)).headers.get('x-cache'), { timeout: 5_000 })
      .toBe('STALE');
    expect(await (await fetch(other.cached)).text()).toBe('a page');
    await other.stop();
  });
});
