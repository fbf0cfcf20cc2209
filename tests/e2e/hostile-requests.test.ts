import http from 'node:http';
import net from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemSchema } from '@/routes/problem';
import { FILLED, startFilledProgram } from '../fuzz/filled-program';
import { sendRaw } from '../fuzz/requests/raw-client';
import { formatCounts, fuzzRequests, listPlain } from '../fuzz/requests/run';
import type { Program } from './program';

/** Requests that nobody's browser sends. Each defect that generated ones have found has a test here. */
let program: Program;
let port: number;
beforeAll(async () => {
  program = await startFilledProgram();
  port = Number(new URL(program.origin).port);
});
afterAll(() => program.stop());

const send = (text: string, options: Parameters<typeof sendRaw>[2] = {}) =>
  sendRaw(port, Buffer.from(text, 'latin1'), options);
const get = (target: string, ...headers: string[]) =>
  send([`GET ${target} HTTP/1.1`, 'Host: localhost', ...headers, '', ''].join('\r\n'));

test('500 generated requests are each answered as they should be, and change no answer', async () => {
  const read = async () => {
    const answers: Record<string, unknown> = {};
    for (const address of listPlain(FILLED)) {
      const { status, body } = await get(address);
      answers[address] = { status, body: body.toString('latin1') };
    }
    return answers;
  };
  const before = await read();
  const printed = program.output();
  const report = await fuzzRequests(port, FILLED, { seed: 20_261_125, requests: 500 });
  expect(report.faults, formatCounts(report)).toEqual([]);
  expect(report.counts.size).toBeGreaterThan(50);
  const after = await read();
  for (const [address, answer] of Object.entries(before))
    expect(after[address], address).toEqual(answer);
  expect(program.output()).toBe(printed);
}, 300_000);

describe('where an address leads', () => {
  test.each([
    ['//evil.example/', '/evil.example'],
    ['//evil.example/figures/', '/evil.example/figures'],
    ['/\\evil.example/about/', '/evil.example/about'],
    ['/a%0d%0aSet-Cookie:x/', '/a%0D%0ASet-Cookie%3Ax'],
    ['/%D5%80/?q=%D5%80', '/%D5%80?q=%D5%80'],
    ['/a%3Fb%23c/', '/a%3Fb%23c'],
  ])('%s stays on this site, and is no other header', async (target, location) => {
    const { status, headers } = await get(target);
    expect({ status, location: headers.location }).toEqual({ status: 308, location });
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
    [
      'for another protocol',
      'GET /about HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
      200,
    ],
    ['for a tunnel', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n', 405],
    ['without Host', 'GET /about HTTP/1.1\r\n\r\n', 400],
    ['of the older protocol, without Host', 'GET /about HTTP/1.0\r\n\r\n', 200],
    ['that writes', 'POST /about HTTP/1.1\r\nHost: x\r\n\r\n', 405],
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
  ])('%s', async (_, text, status) => {
    const answer = await send(text);
    expect(answer.status).toBe(status);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['content-security-policy']).toBeTruthy();
  });

  test('an address or a header that is too long is refused with what would be right', async () => {
    const long = await get(`/about?q=${'x'.repeat(2_000)}`);
    expect(long.status).toBe(414);
    expect(long.body.toString()).toContain('at most 2000 characters');
    for (const answer of [
      await get(`/${'x'.repeat(100_000)}`),
      await get('/', `X: ${'x'.repeat(17_000)}`),
    ]) {
      expect(answer.status).toBe(431);
      const problem = problemSchema.parse(JSON.parse(answer.body.toString()));
      expect(problem).toMatchObject({ status: 431, title: 'Request Header Fields Too Large' });
    }
  });

  test('one that comes a byte at a time is given up', async () => {
    const socket = net.connect(port, '127.0.0.1');
    const said: Buffer[] = [];
    socket.on('data', (piece: Buffer) => void said.push(piece));
    socket.write('GET / HTTP/1.1\r\nHost: x\r\nX: ');
    const trickle = setInterval(() => socket.writable && socket.write('x'), 500);
    await new Promise((resolve) => socket.once('close', resolve));
    clearInterval(trickle);
    expect(Buffer.concat(said).toString()).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
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

describe('one client', () => {
  /** Begins to read and takes no more: what it asked for stays under way. */
  const hold = (path: string) =>
    new Promise<http.IncomingMessage>((resolve, reject) => {
      const request = http.get(`${program.origin}${path}`, { agent: false }, (response) => {
        response.pause();
        resolve(response);
      });
      request.on('error', reject);
    });

  test('has 24 downloads at once; the next is told to wait, and one that ends makes room', async () => {
    const csv = '/datasets/ged-myanmar/24.1/events.csv';
    const held = await Promise.all(Array.from({ length: 24 }, () => hold(csv)));
    expect(new Set(held.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    const refused = await get(csv);
    expect(refused.status).toBe(429);
    expect(refused.headers['retry-after']).toBe('5');
    const problem = problemSchema.parse(JSON.parse(refused.body.toString()));
    expect(problem.detail).toContain('24 downloads are under way');
    // Pages are counted by themselves, and without a proxy nobody names another client.
    expect((await get('/about')).status).toBe(200);
    expect((await get(csv, 'X-Forwarded-For: 192.0.2.1')).status).toBe(429);
    held[0]?.destroy();
    await expect.poll(async () => (await get(csv)).status).toBe(200);
    for (const each of held) each.destroy();
  });

  test('has 24 pictures drawn at once', async () => {
    const widths = Array.from({ length: 40 }, (_, i) => 1_000 + i);
    const answers = await Promise.all(
      widths.map((width) => get(`/charts/nagorno-karabakh/displaced.png?width=${width}`)),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(16);
    expect(answers.find(({ status }) => status === 429)?.headers['retry-after']).toBe('5');
    expect((await get('/charts/nagorno-karabakh/displaced.png?width=1039')).status).toBe(200);
  }, 120_000);
});
