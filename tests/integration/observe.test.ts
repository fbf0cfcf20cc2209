import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { findFreePort } from './free-port';
import { createShippedLedger, type TestLedger } from './ledger';
import { eventually, type ServerProcess, startServer } from './server-process';

/** The whole program, on a build that is there, told to log and to be measured. */
const SLOW = 90_000;
let ledger: TestLedger;
let running: ServerProcess;
let metricsUrl: string;

beforeAll(async () => {
  ledger = await createShippedLedger();
  const port = await findFreePort();
  metricsUrl = `http://127.0.0.1:${port}/metrics`;
  running = await startServer({
    DATABASE_URL: ledger.webUrl,
    LEDGER_DATABASE_URL: ledger.editorUrl,
    OWNER_DATABASE_URL: ledger.ownerUrl,
    LOG: 'json',
    METRICS: String(port),
  });
  await running.ready();
}, SLOW);
afterAll(async () => {
  await running.killAll();
  await ledger.drop();
});

type Line = Record<string, unknown>;
/** Every line that was printed. @throws where one is not JSON */
const lines = (): Line[] =>
  running
    .output()
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
const requestOf = z.looseObject({ req: z.object({ id: z.string() }) });
const lineOf = (id: string) =>
  lines().find((line) => requestOf.safeParse(line).data?.req.id === id);

async function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  const response = await fetch(running.url + path, { headers });
  await response.arrayBuffer();
  return response;
}

describe('LOG=json', () => {
  test('every line is one of JSON, those of the start too', () => {
    const said = lines().map(({ part, msg }) => `${part}: ${msg}`);
    expect(said).toContain('start: Casualty Ledger is at https://ledger.example.org');
    expect(said.some((line) => /^start: ✓ Migrations/.test(line))).toBe(true);
  });

  test('a request has one line, with the id that a proxy gave and nothing of who asked or what was typed', async () => {
    const headers = { 'x-request-id': 'proxy-17:a', 'user-agent': 'Somebody/1.0', cookie: 'a=b' };
    const response = await get('/?q=the+name+of+a+person', headers);
    expect(response.headers.get('x-request-id')).toBe('proxy-17:a');
    await eventually('its line', () => lineOf('proxy-17:a') !== undefined);
    expect(lineOf('proxy-17:a')).toEqual({
      ...{ level: 'info', time: expect.any(String), msg: 'request', ms: expect.any(Number) },
      req: { id: 'proxy-17:a', method: 'GET', path: '/' },
      res: { status: 200, whole: true },
    });
    expect(lines().filter((line) => JSON.stringify(line).includes('proxy-17:a'))).toHaveLength(1);
    expect(running.output()).not.toMatch(/name\+of|Somebody|a=b|127\.0\.0\.1:/);
  });

  test('a kept response has one too, and HEAD is HEAD', async () => {
    await get('/about');
    await fetch(`${running.url}/about`, { method: 'HEAD', headers: { 'x-request-id': 'kept' } });
    await eventually('its line', () => lineOf('kept') !== undefined);
    expect(lineOf('kept')).toMatchObject({
      req: { id: 'kept', method: 'HEAD', path: '/about' },
      res: { status: 200, whole: true },
    });
  });

  test('an id that could do harm in a log is replaced', async () => {
    const response = await get('/healthz', { 'x-request-id': '"}{"level":"fatal"' });
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('METRICS', () => {
  const scrape = async () => (await fetch(metricsUrl)).text();
  const read = (text: string, name: string) =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${name} `))
        ?.split(' ')
        .at(-1),
    );

  test('are on their own address, which serves nothing else, and not on the public one', async () => {
    expect((await fetch(metricsUrl)).headers.get('content-type')).toMatch(/^text\/plain; version=/);
    expect((await fetch(metricsUrl.replace('metrics', ''))).status).toBe(404);
    expect((await get('/metrics')).status).toBe(404);
  });

  test('count requests by kind and status, what was kept, and tell the position and the database', async () => {
    const page = 'ledger_requests_total{kind="figures",status="200"}';
    await get('/figures/Z35Z0V8');
    const before = await scrape();
    await get('/figures/Z35Z0V8');
    await get('/figures/Z35Z0V8.csv');
    await get('/charts/nagorno-karabakh/killed-by-phase.svg?width=777');
    const after = await scrape();
    const grown = (name: string) => read(after, name) - read(before, name);
    expect(grown(page)).toBe(1);
    expect(grown('ledger_cache_hits_total')).toBe(1);
    expect(grown('ledger_cache_misses_total')).toBe(2);
    expect(read(after, 'ledger_requests_total{kind="figures csv",status="200"}')).toBe(1);
    expect(read(after, 'ledger_requests_total{kind="charts svg",status="200"}')).toBe(1);
    expect(grown('ledger_request_seconds_count{kind="figures"}')).toBe(1);
    expect(read(after, 'ledger_database_reachable')).toBe(1);
    expect(read(after, 'ledger_position')).toBeGreaterThan(100);
    expect(read(after, 'ledger_cache_bytes')).toBeGreaterThan(1_000);
    expect(read(after, 'process_resident_memory_bytes')).toBeGreaterThan(10_000_000);
  });
});
