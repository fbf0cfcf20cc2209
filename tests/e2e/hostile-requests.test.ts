import http from 'node:http';
import net from 'node:net';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemSchema } from '@/routes/http/problem-schema';
import { extent, IS_NIGHTLY } from '../extent';
import { FILLED, startFilledProgram } from '../nightly/fuzz/filled-program';
import { sendRaw } from '../nightly/fuzz/requests/raw-client';
import { formatCounts, fuzzRequests, listPlain } from '../nightly/fuzz/requests/run';
import type { Program } from './program';

/** Requests that nobody's browser sends. Each defect that generated ones have found has a test here. */
/** In milliseconds: the first picture of each kind takes long on a busy machine. */
const PATIENCE = 60_000;
/** How many requests are generated; `npm run test:nightly -- fuzz` has far more. */
const REQUESTS = extent(60, 500);

/** What must stay as it is; by day one in four, and no picture, which takes long to draw. */
const PLAIN = listPlain(FILLED).filter(
  (each, i) => IS_NIGHTLY || (i % 4 === 0 && !/\.(svg|png)$/.test(each)),
);

let program: Program;
let port: number;
/** What a request that comes a byte at a time is told, after half a minute: under way while others are tested. */
let slow: Promise<string> | null = null;
beforeAll(async () => {
  program = await startFilledProgram();
  port = Number(new URL(program.origin).port);
  if (IS_NIGHTLY) slow = sendSlowly(port);
});
afterAll(() => program.stop());

async function sendSlowly(to: number): Promise<string> {
  const socket = net.connect(to, '127.0.0.1');
  const said: Buffer[] = [];
  socket.on('data', (piece: Buffer) => void said.push(piece));
  socket.write('GET / HTTP/1.1\r\nHost: x\r\nX: ');
  const trickle = setInterval(() => socket.writable && socket.write('x'), 500);
  await new Promise((resolve) => socket.once('close', resolve));
  clearInterval(trickle);
  return Buffer.concat(said).toString();
}

const send = (text: string, options: Parameters<typeof sendRaw>[2] = {}) =>
  sendRaw(port, Buffer.from(text, 'latin1'), { patience: PATIENCE, ...options });
const get = (target: string, ...headers: string[]) =>
  send([`GET ${target} HTTP/1.1`, 'Host: localhost', ...headers, '', ''].join('\r\n'));

test(`${REQUESTS} generated requests are each answered as they should be, and change no answer`, async () => {
  const read = async () => {
    const answers: Record<string, unknown> = {};
    for (const address of PLAIN) {
      const { status, body } = await get(address);
      answers[address] = { status, body: body.toString('latin1') };
    }
    return answers;
  };
  const before = await read();
  const printed = program.output();
  const given = { seed: 20_261_125, requests: REQUESTS, patience: PATIENCE };
  const report = await fuzzRequests(port, FILLED, given);
  expect(report.faults, formatCounts(report)).toEqual([]);
  expect(report.counts.size).toBeGreaterThan(extent(20, 50));
  const after = await read();
  for (const [address, answer] of Object.entries(before))
    expect(after[address], address).toEqual(answer);
  expect(program.output()).toBe(printed);
}, 300_000);

describe('where an address leads', () => {
  test.each([
    '//evil.example/',
    '//evil.example/figures/',
    '/\\evil.example/about/',
    '/a%0d%0aSet-Cookie:x/',
    '/%D5%80/?q=%D5%80',
    '/a%3Fb%23c/',
    'http://evil.example/about/',
  ])('%s stays on this site, and is no other header', async (target) => {
    const { status, headers } = await get(target);
    // What is at no address leads nowhere.
    expect([308, 404]).toContain(status);
    expect(headers.location ?? '/').toMatch(/^\/(?![/\\])[\x21-\x7e]*$/);
    expect(Object.keys(headers)).not.toContain('set-cookie');
  });

  test('an absolute target is the path in it, whatever host it names', async () => {
    const { status, body } = await get('http://evil.example/about');
    expect(status).toBe(200);
    expect(body.toString()).not.toContain('evil.example');
    expect((await get('HTTPS://evil.example')).status).toBe(200);
  });
});

describe('a request that is no plain question has its answer', () => {
  test.each([
    ['with a body', 'GET /about HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello', 413],
    [
      'with a body in chunks',
      'GET /about.json HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n',
      413,
    ],
    [
      'that waits before its body',
      'GET /about HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n',
      413,
    ],
    [
      'with another expectation',
      'GET /about HTTP/1.1\r\nHost: x\r\nExpect: the-unexpected\r\n\r\n',
      200,
    ],
    ['for a tunnel', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n', 405],
    [
      'for another protocol',
      'GET /about HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
      200,
    ],
    ['without Host', 'GET /about HTTP/1.1\r\n\r\n', 400],
    ['of the older protocol, without Host', 'GET /about HTTP/1.0\r\n\r\n', 200],
    ['that writes', 'POST /about HTTP/1.1\r\nHost: x\r\n\r\n', 405],
    ['that writes to a file', 'POST /figures/Z35Z0V8.csv HTTP/1.1\r\nHost: x\r\n\r\n', 405],
    ['that wants itself back', 'TRACE /about HTTP/1.1\r\nHost: x\r\n\r\n', 405],
    [
      'that has two lengths',
      'GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
      400,
    ],
    [
      'that has a length and chunks',
      'GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['that is none', 'hello\r\n\r\n', 400],
    ['that is too long', `GET /${'x'.repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431],
  ])('%s', async (_, text, status) => {
    expect((await send(text)).status).toBe(status);
  });

  test('an address that is too long is refused with what would be right', async () => {
    const long = await get(`/about?q=${'x'.repeat(2_000)}`);
    expect(long.status).toBe(414);
    expect(long.body.toString()).toContain('at most 2000 characters');
  });

  test.runIf(IS_NIGHTLY)('one that comes a byte at a time is given up', async () => {
    expect(await slow).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
  });
});

describe('a table that a dataset has not', () => {
  test.each([
    ['/datasets/ged-myanmar/24.1?table=none', 404],
    ['/datasets/ged-myanmar/compare?from=19.1&to=24.1&table=none', 404],
    ['/datasets/ged-myanmar/24.1/yearly.csv?table=none', 400],
    ['/datasets/ged-myanmar/24.1/events.csv?table=none', 400],
    ['/datasets/ged-myanmar/compare.csv?from=19.1&to=24.1&table=none', 400],
  ])('%s is answered %i', async (target, status) => {
    expect((await get(target)).status).toBe(status);
  });
});

test('what changed between two versions says of which position it is', async () => {
  const answer = await get('/datasets/ged-myanmar/compare.csv?from=19.1&to=24.1');
  expect(answer.headers['ledger-position']).toMatch(/^\d+$/);
});

test('a page of rows after a day that is none is refused by name', async () => {
  const { status, body } = await get('/datasets/ged-myanmar/24.1?rows=after:2020-99-99:1');
  expect(status).toBe(400);
  expect(body.toString()).toContain('&quot;rows&quot; is &quot;after:2020-99-99:1&quot;');
});

test('nobody is told that the readiness of the process is what it was', async () => {
  const { status, body } = await get('/readyz', 'If-None-Match: *');
  expect(status).toBe(200);
  expect(JSON.parse(body.toString())).toMatchObject({ ready: true });
});

test('rows that can be read no further are never taken for the whole', async () => {
  const owner = postgres(program.ledger.ownerUrl, { max: 1, onnotice: () => {} });
  const cut = new Promise<{ complete: boolean; bytes: number }>((resolve, reject) => {
    http.get(`${program.origin}/datasets/ged-myanmar/24.1/events.csv?year_from=1`, (response) => {
      let bytes = 0;
      const done = () => resolve({ complete: response.complete, bytes });
      response.once('data', async (chunk: Buffer) => {
        bytes += chunk.length;
        response.pause();
        // The rows that are yet to be read can be read no more.
        await owner.unsafe('alter table datasets.events rename to events_away').catch(reject);
        response.resume();
      });
      response.on('error', () => {});
      response.once('close', done);
    });
  });
  const { complete } = await cut;
  await owner.unsafe('alter table datasets.events_away rename to events');
  await owner.end();
  expect(complete).toBe(false);
});

test('a client that asks for too much at once is told when to ask again', async () => {
  // One after the other on one connection, they are all read before the first is answered.
  const request = 'GET /none-429.json HTTP/1.1\r\nHost: x\r\n\r\n';
  const socket = net.connect(port, '127.0.0.1');
  let said = '';
  socket.on('data', (piece: Buffer) => {
    said += piece.toString('latin1');
  });
  socket.write(request.repeat(700));
  await expect.poll(() => said, { timeout: 30_000 }).toMatch(/^HTTP\/1\.1 429 /m);
  socket.destroy();
  const refused = await get('/none.json');
  expect(refused.status).toBe(429);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  const problem = problemSchema.parse(JSON.parse(refused.body.toString()));
  expect(problem.title).toBe('Too Many Requests');
  // Without a proxy nobody names another client; and what is kept is sent all the same.
  expect((await get('/none.json', 'X-Forwarded-For: 192.0.2.1')).status).toBe(429);
  expect((await get('/about')).status).toBe(200);
}, 60_000);
