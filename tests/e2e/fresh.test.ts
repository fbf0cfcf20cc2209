import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appendEntries } from '@/db/append/append';
import { type Nginx, startNginx } from '../bench/nginx';
import { extent } from '../extent';
import { CORRECTED, nextVersion } from '../next-version';
import { type Program, startProgram, startProgramOn, untilShown } from './program';

/** Two servers on one database, each with readers of its own. */
let first: Program;
let second: Program;
beforeAll(async () => {
  first = await startProgram();
  second = await startProgramOn({ ...first.ledger, drop: async () => {} });
});
afterAll(async () => {
  await second.stop();
  await first.stop();
});

const CLIENTS_OF_EACH = extent(3, 10);
const APPENDED = extent(3, 6);
const PAGE = `/figures/${CORRECTED}`;
const CSV = '/conflicts/nagorno-karabakh/figures.csv';
/** The promise is a second (`npm run bench:fresh` measures it); a loaded machine gets more here. */
const PATIENCE = 15_000;

/** What nginx serves by itself. */
const UP = Buffer.from('up');
/** In milliseconds; less than nginx would let a question wait for another's answer. */
const ALONE = 4_000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const append = async (value: number) =>
  appendEntries(first.ledger.editor.db, [await nextVersion(first.ledger.web, value)]);

/** Reads a page again and again, until told to stop; each answer must be of the same state or a newer one. */
async function readOn(origin: string, isReading: () => boolean): Promise<number> {
  let newest = 0;
  let answers = 0;
  while (isReading()) {
    const response = await fetch(`${origin}${PAGE}`);
    await response.text();
    const position = Number(response.headers.get('ledger-position'));
    expect(position).toBeGreaterThanOrEqual(newest);
    newest = position;
    answers += 1;
  }
  return answers;
}

/** Looks at both servers until each shows a value. @throws Error when one does not in time */
async function waitUntilShown(value: number): Promise<void> {
  const until = Date.now() + PATIENCE;
  for (const { origin } of [first, second]) {
    while (!(await (await fetch(`${origin}${PAGE}`)).text()).includes(`near ${value}`)) {
      if (Date.now() > until) throw new Error(`${origin} does not show "near ${value}"`);
      await pause(50);
    }
  }
}

describe('an entry appended while two servers are read by many clients each', () => {
  test('shows on both, no client ever steps back, and a pinned file stays', async () => {
    const pinned = `${CSV}?at=170`;
    const before = await (await fetch(`${first.origin}${pinned}`)).text();
    let reading = true;
    const clients = Promise.all(
      [first, second].flatMap(({ origin }) =>
        Array.from({ length: CLIENTS_OF_EACH }, () => readOn(origin, () => reading)),
      ),
    );
    for (let value = 401; value <= 400 + APPENDED; value += 1) {
      await append(value);
      await waitUntilShown(value);
    }
    reading = false;
    for (const answers of await clients) expect(answers).toBeGreaterThan(5);
    expect(await (await fetch(`${first.origin}${pinned}`)).text()).toBe(before);
  });

  test('shows too when every connection of the servers was cut just before', async () => {
    expect(await first.ledger.cutServers()).toBeGreaterThanOrEqual(2);
    await append(407);
    await waitUntilShown(407);
  });
});

describe('a response that a correction does not change', () => {
  const CONFLICT = '/conflicts/nagorno-karabakh';
  const CHARTS = '/charts/nagorno-karabakh';
  const DATASET = '/datasets/ucdp-ged-by-country';
  /** Pages that show nothing of the corrected figure, and files of it and of others. */
  const SAME = [
    ...['/figures/Z35Z0V8', '/figures/Z35Z0V8/v1', `${PAGE}?at=162`, '/claimants/unhcr'],
    ...[`${CONFLICT}?at=170`, `${CHARTS}/killed-by-phase?at=170`, '/sources?at=170', '/?at=170'],
    ...[`${DATASET}/23.1`, `${DATASET}/compare`, '/releases/2026-11-29'],
  ];
  const OTHERS = [
    ...['/', CONFLICT, PAGE, `${PAGE}/v1`, '/questions/killed-april-2016', '/sources', '/none'],
    ...[`${CHARTS}/battle-related-deaths`, `${CHARTS}/deaths-by-country`],
    ...extent<string[]>(
      [],
      [
        ...['/?q=Shusha', '/conflicts', `${CONFLICT}?side=armenian&scale=log`, '/corrections'],
        ...['/releases', '/datasets', '/methods', '/about', '/api', '/api/figures'],
        ...[`${CHARTS}/who-says-what`, `${CHARTS}/killed-by-phase/embed`],
      ],
    ),
  ];
  const FILES = [
    ...['.csv', '.svg', '/linkset.json'].map((ending) => `/figures/Z35Z0V8${ending}`),
    ...[`${PAGE}.csv`, `${CHARTS}/killed-by-phase.svg?at=170`, '/corrections.atom'],
  ];

  /** A page as a reader has it: Next's scripts come in the order in which its parts were ready. */
  function toReadable(html: string) {
    const bare = html.replace(
      /<script nonce.*?<\/script>|<div hidden="">.*?<\/div>|<!--.*?-->/gs,
      '',
    );
    const [head = '', body] = bare.split('</head>');
    return body === undefined ? html : { head: head.split('<').sort(), body };
  }

  /** A response, and the nonce that its rendering drew. */
  async function read(path: string, headers: Record<string, string> = {}) {
    const asked = { 'accept-encoding': 'identity', ...headers };
    const response = await fetch(first.origin + path, { headers: asked });
    const body = await response.text();
    const policy = response.headers.get('content-security-policy') ?? '';
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
    const own = ['date', 'etag', 'repr-digest', 'content-length', 'content-security-policy'];
    const others = [...response.headers].filter(([name]) => !own.includes(name));
    const shown = {
      ...{ path, status: response.status, headers: Object.fromEntries(others) },
      ...{ policy: policy.replaceAll(nonce, ''), body: toReadable(body.replaceAll(nonce, '')) },
    };
    return { nonce, shown };
  }

  test('is sent again, and is what would be made now; every other is made', async () => {
    const all = [...SAME, ...OTHERS, ...FILES];
    const nonces = new Map<string, string>();
    for (const path of all) {
      const { nonce, shown } = await read(path);
      nonces.set(path, nonce);
      if (path !== '/none') expect([path, shown.status]).toEqual([path, 200]);
    }
    const head = await appendEntries(first.ledger.editor.db, [
      await nextVersion(first.ledger.web, 409),
    ]);
    await untilShown(first.origin, head.position);
    const same: string[] = [];
    for (const path of all) {
      const again = await read(path);
      if (nonces.get(path) === again.nonce) same.push(path);
      // What asks for a part is not looked for among what is kept.
      const anew = await read(path, { range: 'bytes=0-' });
      expect(again.shown).toEqual(anew.shown);
      if (anew.nonce !== 'none') expect(anew.nonce).not.toBe(again.nonce);
    }
    expect(same).toEqual(all.filter((path) => !OTHERS.includes(path)));
  }, 120_000);
});

/** `npm run test:nightly -- replicas` has it before two servers. */
describe('the shipped nginx file, before one of them', () => {
  let position: number;
  let nginx: Nginx;
  beforeAll(async () => {
    nginx = await startNginx(first.origin, new Map([['up.html', UP]]));
    ({ position } = await (await fetch(`${first.origin}/readyz`)).json());
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

  test('keeps no copy for a sender’s mark: the address without it is the one that is kept', async () => {
    const pinned = `${PAGE}/v1.csv`;
    for (const mark of ['utm_source=x', 'fbclid=1', 'x=1&gclid=2'])
      expect(await askTwice(`${pinned}?${mark}`)).toBe('BYPASS');
    expect(await askTwice(pinned)).toBe('HIT');
  });

  test('keeps what is pinned', async () => {
    expect(await askTwice('/figures/Z35Z0V8/v1.csv')).toBe('HIT');
    expect(await askTwice('/figures/Z35Z0V8?at=162')).toBe('HIT');
  });

  test('asks again for a live page after a second, and shows what was appended', async () => {
    const before = await get(PAGE);
    expect(before.headers.get('ledger-position')).toBe(String(position));
    const entry = await nextVersion(first.ledger.web, 408);
    const head = await appendEntries(first.ledger.editor.db, [entry]);
    await untilShown(first.origin, head.position);
    await expect
      .poll(async () => (await get(PAGE)).headers.get('ledger-position'), { timeout: 10_000 })
      .toBe(String(head.position));
    expect(await (await get(PAGE)).text()).toContain('near 408');
    expect(await askTwice(`${PAGE}?at=${position}`)).toBe('HIT');
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
