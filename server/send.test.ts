import { createHash } from 'node:crypto';
import type http from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { sendWhole, WholeResponse } from '@/server/send';
import { ask, type Reply, type Served, serve } from '@/tests/unit/serve';

const LONG = 'Casualties, by who says so.\n'.repeat(100);
const csv = { 'content-type': 'text/csv; charset=utf-8', 'cache-control': 'public, max-age=0' };

let served: Served;
afterEach(() => served.close());

/** The reply of a server that has one response. */
async function send(
  given: { status?: number; headers?: Record<string, string>; body?: string | Buffer },
  headers: http.OutgoingHttpHeaders = {},
  method = 'GET',
): Promise<Reply> {
  const { status = 200, headers: own = csv, body = LONG } = given;
  const whole = new WholeResponse({ status, headers: own, body: Buffer.from(body) });
  served = await serve((request, response) => void sendWhole(request, response, whole, 7));
  return ask(served.url, headers, method);
}

const digestOf = (body: Buffer) =>
  `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;

describe('a body is sent as its reader can read it, with the checksum of what is sent', () => {
  test.each([
    ['br', 'br, gzip', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    [undefined, 'identity', (body: Buffer) => body],
    [undefined, 'br;q=0, gzip;q=0', (body: Buffer) => body],
  ])('%s for "%s"', async (encoding, accepted, decode) => {
    const reply = await send({}, { 'accept-encoding': accepted });
    expect(reply.headers['content-encoding']).toBe(encoding);
    expect(decode(reply.body).toString()).toBe(LONG);
    expect(reply.headers['content-length']).toBe(String(reply.body.length));
    expect(reply.headers['repr-digest']).toBe(digestOf(reply.body));
    expect(reply.headers.vary).toBe('Accept-Encoding');
  });

  test('a picture, and what is short, as it is', async () => {
    const png = await send(
      { headers: { 'content-type': 'image/png' } },
      { 'accept-encoding': 'br' },
    );
    expect(png.headers['content-encoding']).toBeUndefined();
    await served.close();
    const short = await send({ body: 'a,b\r\n' }, { 'accept-encoding': 'br' });
    expect(short.headers['content-encoding']).toBeUndefined();
    expect(short.body.toString()).toBe('a,b\r\n');
  });
});

describe('who has the bytes already gets 304', () => {
  test('with the ETag of these bytes, in this encoding, and no body', async () => {
    const first = await send({}, { 'accept-encoding': 'gzip' });
    const { etag = '' } = first.headers;
    const again = { 'accept-encoding': 'gzip', 'if-none-match': etag };
    await served.close();
    const second = await send({}, again);
    expect([second.status, second.body.length]).toEqual([304, 0]);
    expect(second.headers).toMatchObject({ etag, 'cache-control': csv['cache-control'] });
    await served.close();
    const plain = await send({}, { ...again, 'accept-encoding': 'identity' });
    expect(plain.status).toBe(200);
    expect(plain.headers.etag).not.toBe(etag);
    await served.close();
    expect((await send({ body: `${LONG}.` }, again)).status).toBe(200);
  });

  test('or by the date of its last change', async () => {
    const headers = { ...csv, 'last-modified': 'Sun, 22 Nov 2026 18:00:00 GMT' };
    const since = (date: string) => send({ headers }, { 'if-modified-since': date });
    expect((await since('Sun, 22 Nov 2026 18:00:00 GMT')).status).toBe(304);
    await served.close();
    expect((await since('Sat, 21 Nov 2026 18:00:00 GMT')).status).toBe(200);
  });

  test('but never of what is gone, or was not found', async () => {
    const first = await send({ status: 410 });
    expect(first.headers['repr-digest']).toBeUndefined();
    await served.close();
    const again = await send({ status: 410 }, { 'if-none-match': first.headers.etag });
    expect([again.status, again.body.toString()]).toEqual([410, LONG]);
  });
});

test('what no cache may keep has no ETag', async () => {
  const reply = await send({ headers: { ...csv, 'cache-control': 'no-store' } });
  expect(reply.headers.etag).toBeUndefined();
});

test('HEAD has the headers of GET, and no body', async () => {
  const get = await send({}, { 'accept-encoding': 'br' });
  await served.close();
  const head = await send({}, { 'accept-encoding': 'br' }, 'HEAD');
  expect({ ...head.headers, date: '' }).toEqual({ ...get.headers, date: '' });
  expect([head.status, head.body.length]).toEqual([200, 0]);
});

test('a page varies by Accept and Accept-Datetime whatever Next says; a file by what it says itself', async () => {
  const html = { 'content-type': 'text/html; charset=utf-8', vary: 'rsc, next-url' };
  expect((await send({ headers: html })).headers.vary).toBe(
    'Accept, Accept-Datetime, Accept-Encoding',
  );
  await served.close();
  const file = { ...csv, vary: 'rsc, next-router-state-tree, Origin' };
  expect((await send({ headers: file })).headers.vary).toBe('Origin, Accept-Encoding');
});

test('headers of the connection to Next are not those of the connection to the reader', async () => {
  const headers = { ...csv, 'transfer-encoding': 'chunked', 'content-length': '1' };
  const reply = await send({ headers });
  expect(reply.headers['transfer-encoding']).toBeUndefined();
  expect(reply.headers['content-length']).toBe(String(Buffer.byteLength(LONG)));
});
