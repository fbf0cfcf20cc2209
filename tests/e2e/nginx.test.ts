import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Nginx, startNginx } from '../bench/nginx';
import { sharedProgram } from './program';

/** The shipped nginx file, before one server. `npm run test:replicas` has it before two. */
const UP = Buffer.from('up');
/** In milliseconds; less than nginx would let a question wait for another's answer. */
const ALONE = 4_000;
const NEWEST = '179';
const COOKIE = `ledger_position=${NEWEST}; Path=/; HttpOnly; SameSite=Lax`;

let nginx: Nginx;
beforeAll(async () => {
  nginx = await startNginx(sharedProgram().origin, new Map([['up.html', UP]]));
});
afterAll(() => nginx.stop());

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
  test('keeps what is pinned, and no live page', async () => {
    expect(await askTwice('/figures/Z35Z0V8/v1.csv')).toBe('HIT');
    expect(await askTwice('/figures/Z35Z0V8?at=162')).toBe('HIT');
    expect(await askTwice('/figures/Z35Z0V8')).not.toBe('HIT');
    expect(await askTwice('/')).not.toBe('HIT');
  });

  test('remembers in a cookie what a live answer showed, and says nothing of it where that is known', async () => {
    for (const path of ['/', '/figures/Z35Z0V8.json', '/figures/Z35Z0V8/v1', '/no-such-page']) {
      const first = await get(path);
      expect([path, first.headers.getSetCookie()]).toEqual([path, [COOKIE]]);
      expect(first.headers.get('ledger-newest')).toBeNull();
      const known = await get(path, { cookie: `ledger_position=${NEWEST}` });
      expect([path, known.headers.getSetCookie()]).toEqual([path, []]);
    }
  });

  test('sets no cookie with what is asked for by its position, nor takes one for it', async () => {
    for (const path of ['/figures/Z35Z0V8/v1.csv', '/figures/Z35Z0V8?at=162']) {
      const answer = await get(path, { cookie: 'ledger_position=99999' });
      expect([path, answer.status, answer.headers.getSetCookie()]).toEqual([path, 200, []]);
    }
  });

  test('shows nothing older than the cookie, or a program’s own header, says', async () => {
    const path = '/figures/Z35Z0V8';
    expect((await get(path, { cookie: 'ledger_position=180' })).status).toBe(503);
    expect((await get(path, { 'ledger-at-least': '180' })).status).toBe(503);
    // A version's page is kept for a second: not for those who have seen more.
    await (await get(`${path}/v1`)).text();
    expect((await get(`${path}/v1`, { cookie: 'ledger_position=180' })).status).toBe(503);
    // Nobody is shut out by what another claims.
    expect((await get(path)).status).toBe(200);
    expect((await get(path, { cookie: 'ledger_position=x; other=1' })).status).toBe(200);
  });

  test('lets nobody wait for another who reads the same live page', async () => {
    // Holds the first answer until the second question is there.
    const waiting: http.ServerResponse[] = [];
    const server = http.createServer((_request, response) => {
      waiting.push(response);
      response.setHeader('cache-control', 'public, max-age=0, must-revalidate');
      if (waiting.length === 2) for (const each of waiting) each.end('both are here');
      else setTimeout(() => response.writeHead(500).end('alone'), ALONE).unref();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const other = await startNginx(`http://127.0.0.1:${port}`, new Map([['up.html', UP]]));
    const ask = async () => (await fetch(`${other.cached}/`)).text();
    expect(await Promise.all([ask(), ask()])).toEqual(['both are here', 'both are here']);
    await other.stop();
    server.close();
  });
});
