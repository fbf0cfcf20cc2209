import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openReading } from '@/db/reading';
import { AnswerCache } from '@/server/front/answer-cache';
import { Front } from '@/server/front/front';
import type { LedgerIndex } from '@/server/front/ledger-index';
import { ClientLimits } from '@/server/front/limits';
import type { PositionWatch } from '@/server/front/position-watch';
import type { Rendered, Renderer } from '@/server/front/renderer';

/** The front before a Next that answers what the test says; the ledger is at position 9. */
const index: Partial<LedgerIndex> = {
  position: 9,
  conflict: () => ({ id: 'some' }),
  lastChange: () => 7,
  firstChange: () => 1,
  positionAt: () => 7,
  recordedAt: () => new Date('2026-01-02T03:04:05Z'),
  figure: () => null,
};
let drawn: string[];
let next: (path: string) => Partial<Rendered>;
let server: http.Server;
let origin: string;

beforeEach(async () => {
  drawn = [];
  const render = async (path: string) => {
    drawn.push(path);
    return { status: 200, headers: {}, body: Buffer.from(path), scriptHashes: [], ...next(path) };
  };
  const front = new Front({
    index: index as LedgerIndex,
    watch: {
      state: { reachable: true, databasePosition: 9, replica: null },
    } as unknown as PositionWatch,
    renderer: { render } as unknown as Renderer,
    cache: new AnswerCache(1_000_000),
    pictures: new AnswerCache(4_000),
    downloads: openReading('postgres://nobody@127.0.0.1:1/none', { max: 1, name: 'none' }),
    origin: 'http://ledger.example',
    development: false,
    limits: new ClientLimits(),
    trustProxy: false,
  });
  server = http.createServer((request, response) => front.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => server.close());

const get = async (path: string) => {
  const answer = await fetch(origin + path, { redirect: 'manual' });
  await answer.arrayBuffer();
  return answer;
};

test('a picture that could not be drawn is passed on as 503, kept by nobody, and tried again', async () => {
  next = () => ({
    status: 503,
    headers: { 'retry-after': '5', 'content-type': 'application/problem+json' },
  });
  const failed = await get('/charts/some/displaced.png');
  expect(failed.status).toBe(503);
  expect(failed.headers.get('retry-after')).toBe('5');
  expect(failed.headers.get('cache-control')).toBe('no-store');
  next = () => ({});
  expect((await get('/charts/some/displaced.png')).status).toBe(200);
  await get('/charts/some/displaced.png');
  expect(drawn).toHaveLength(2);
});

test('pictures in every width push out other pictures, and no page', async () => {
  next = (path) => ({ body: Buffer.alloc(path.includes('png') ? 2_000 : 200) });
  await get('/charts/some/displaced');
  for (let width = 200; width < 240; width += 1)
    await get(`/charts/some/displaced.png?width=${width}`);
  await get('/charts/some/displaced');
  expect(drawn.filter((path) => path === '/p/live-7/charts/some/displaced')).toHaveLength(1);
});

test('a chart that a conflict does not have is the site’s own 404, in HTML', async () => {
  next = (path) => (path.endsWith('/unknown') ? {} : { status: 404 });
  const answer = await get('/charts/some/no-such-chart');
  expect(answer.status).toBe(404);
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(drawn.at(-1)).toBe('/p/live-9/unknown');
});

test('the embed page alone may be framed', async () => {
  next = () => ({});
  const embed = await get('/charts/some/displaced/embed');
  expect(embed.headers.get('content-security-policy')).toContain('frame-ancestors *');
  expect(embed.headers.get('x-frame-options')).toBeNull();
  for (const path of ['/charts/some/displaced', '/', '/charts/some/displaced.svg']) {
    const other = await get(path);
    expect(other.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(other.headers.get('x-frame-options')).toBe('DENY');
  }
});

test('pinned and live pictures are one drawing under two rules of keeping', async () => {
  next = () => ({});
  const pinned = await get('/charts/some/displaced.svg?at=8&theme=dark');
  const live = await get('/charts/some/displaced.svg?theme=dark');
  expect(drawn).toEqual(['/p/at-7/charts/some/displaced/svg?theme=dark']);
  expect(pinned.headers.get('cache-control')).toContain('immutable');
  expect(live.headers.get('cache-control')).toContain('must-revalidate');
  expect(live.headers.get('content-disposition')).toBe(
    'inline; filename="some-displaced-2026-01-02.svg"',
  );
});
