import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { NextRequest } from 'next/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appendEntries } from '@/db/append/append';
import { proxy } from '../../proxy';
import { EXAMPLE_GROUND, EXAMPLE_WITHDRAWAL, exampleFigureEntry, FIGURE_IDS } from './example-log';
import { GED_HEADER, gedRow } from './ged-example';
import { importInto } from './importing';
import { createLedger, type TestLedger } from './ledger';
import { serveAnyFile } from './serve-any-file';
import { leaveLedger, showLedger } from './web-ledger';

/** What each kind of request is answered with, before Next and without a server. */
const ORIGIN = 'https://ledger.example.org';
const { first, second } = FIGURE_IDS;
/** Positions: of the conflict, of the first figure's versions, of the second and its withdrawal. */
const AT = { conflict: 4, first: 10, revised: 11, second: 12, withdrawn: 13, newest: 14 };
const EVENTS = [GED_HEADER, gedRow({}), gedRow({ id: 2, low: 9 }), ''].join('\r\n');
const on = (day: number) => ({ recorded_at: `2026-11-${day}T18:00:00Z` });

let ledger: TestLedger;
const folder = mkdtempSync(path.join(os.tmpdir(), 'ledger-responses-'));

beforeAll(async () => {
  ledger = await createLedger();
  showLedger(ledger, ORIGIN);
  const change = { kind: 'our error', reason: 'Misread', evidence: null } as const;
  const head = await appendEntries(ledger.editor.db, [
    ...EXAMPLE_GROUND,
    exampleFigureEntry(),
    { ...exampleFigureEntry({ version: 2, value: 15, change }), ...on(24) },
    { ...exampleFigureEntry({ id: second, value: 3 }), ...on(25) },
    { ...EXAMPLE_WITHDRAWAL, ...on(26) },
  ]);
  expect(head.position).toBe(AT.withdrawn);
  const file = path.join(folder, 'ged.csv');
  writeFileSync(file, EVENTS);
  await importInto(ledger, { files: [file] });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await leaveLedger(ledger);
});

type Asked = { method?: string; headers?: Record<string, string> };
const file = (address: string, asked: Asked = {}) =>
  serveAnyFile(new Request(ORIGIN + address, asked));
/** A page as far as the proxy decides it: its headers, and its status where that is not 200. */
const page = (address: string, asked: Asked = {}) =>
  proxy(new NextRequest(ORIGIN + address, asked));
const locationOf = ({ headers }: Response) => headers.get('location')?.replace(ORIGIN, '');
const isShown = ({ headers }: Response) => headers.get('x-middleware-next') === '1';

describe('a live page or file', () => {
  test('is of the newest position, and asked for again each time', async () => {
    const csv = await file('/conflicts/avalon-lyonesse/figures.csv');
    expect(csv.status).toBe(200);
    expect(Object.fromEntries(csv.headers)).toMatchObject({
      'cache-control': 'public, max-age=0, must-revalidate',
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': expect.stringMatching(
        /^attachment; filename="avalon-lyonesse-figures-2026-11-26.csv"$/,
      ),
      'ledger-position': String(AT.newest),
      'access-control-allow-origin': '*',
      'last-modified': 'Thu, 26 Nov 2026 18:00:00 GMT',
    });
    expect(csv.headers.get('memento-datetime')).toBeNull();
    // The withdrawn figure is not among them.
    expect((await csv.text()).split('\r\n').filter(Boolean)).toHaveLength(2);
    const live = await page('/conflicts/avalon-lyonesse');
    expect(isShown(live)).toBe(true);
    expect(live.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    expect(live.headers.get('ledger-position')).toBe(String(AT.newest));
    expect(live.headers.get('x-accel-expires')).toBe('1');
    expect(live.headers.get('content-security-policy')).toMatch(/script-src 'self' 'nonce-[^']+'/);
  });

  test('HEAD has the headers of GET', async () => {
    const path = '/conflicts/avalon-lyonesse/figures.csv';
    const [get, head] = [await file(path), await file(path, { method: 'HEAD' })];
    expect([...head.headers]).toEqual([...get.headers]);
  });

  test('one of the whole ledger is there too', async () => {
    const atom = await file('/corrections.atom');
    expect([atom.status, atom.headers.get('content-type')]).toEqual([
      200,
      'application/atom+xml; charset=utf-8',
    ]);
    expect(isShown(await page('/'))).toBe(true);
  });
});

describe('the name of a download', () => {
  const csv = '/conflicts/avalon-lyonesse/figures.csv';
  const nameOf = async (address: string) =>
    /filename="(.*)"/.exec((await file(address)).headers.get('content-disposition') ?? '')?.[1];

  test.each([
    [csv, 'avalon-lyonesse-figures-2026-11-26.csv'],
    [`${csv}?bom=1&status=current`, 'avalon-lyonesse-figures-2026-11-26.csv'],
    [`${csv}?status=all`, 'avalon-lyonesse-figures-status-all-2026-11-26.csv'],
    [
      `${csv}?claimant=avalon-army&status=all`,
      'avalon-lyonesse-figures-claimant-avalon-army-status-all-2026-11-26.csv',
    ],
    [`${csv}?at=10`, 'avalon-lyonesse-figures-at-10-2026-11-22.csv'],
    [
      '/conflicts/avalon-lyonesse/figures.json?measure=deaths-in-avalon',
      'avalon-lyonesse-figures-measure-deaths-in-avalon-2026-11-26.json',
    ],
    [
      '/conflicts/avalon-lyonesse/figures/csvw.json?status=all',
      'avalon-lyonesse-figures-status-all-2026-11-26.csvw.json',
    ],
    [`/figures/${first}/v1.csv`, `${first}-1-2026-11-22.csv`],
  ])('of %s says what, limited to what, and of when: %s', async (address, name) => {
    expect(await nameOf(address)).toBe(name);
  });

  test('of event data too, whole and filtered, streamed as it is', async () => {
    const events = '/datasets/ged-mexico/24.1/events.csv';
    expect(await nameOf(events)).toMatch(/^ged-mexico-24\.1-events-\d{4}-\d\d-\d\d\.csv$/);
    expect(await nameOf(`${events}?year_from=2015&active_year=true`)).toMatch(
      /^ged-mexico-24\.1-events-year-from-2015-active-year-true-\d{4}-\d\d-\d\d\.csv$/,
    );
    expect(await nameOf('/datasets/ged-mexico/24.1/yearly.csv?type_of_violence=2')).toMatch(
      /^ged-mexico-24\.1-yearly-type-of-violence-2-\d{4}-\d\d-\d\d\.csv$/,
    );
  });
});

describe('a pinned address', () => {
  test('of a file never changes, and says of when it is', async () => {
    const asked = `/figures/${first}.json?at=${AT.first}`;
    const json = await file(asked);
    expect(Object.fromEntries(json.headers)).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'ledger-position': String(AT.first),
      'memento-datetime': 'Sun, 22 Nov 2026 18:00:00 GMT',
    });
    const text = await json.text();
    expect(JSON.parse(text)).toMatchObject({ record: { figure: { version: 1, value: 12 } } });
    expect(await (await file(asked)).text()).toBe(text);
  });

  test('of a page is asked for again, since its scripts change with the program', async () => {
    const shown = await page(`/conflicts/avalon-lyonesse?at=${AT.first}`);
    expect(isShown(shown)).toBe(true);
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'cache-control': 'public, max-age=0, must-revalidate',
      'x-accel-expires': '60',
      'ledger-position': String(AT.first),
      'memento-datetime': 'Sun, 22 Nov 2026 18:00:00 GMT',
    });
  });

  test('before there was anything of it, or after the end, is 404', async () => {
    for (const at of [AT.conflict, AT.newest + 1]) {
      const missing = await file(`/figures/${first}.csv?at=${at}`);
      expect(missing.status).toBe(404);
      expect(missing.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    }
  });

  test('of a version: its files never change; its page may get a banner', async () => {
    const csv = await file(`/figures/${first}/v1.csv`);
    expect(csv.headers.get('cache-control')).toMatch(/immutable$/);
    expect(csv.headers.get('ledger-position')).toBe(String(AT.first));
    const shown = await page(`/figures/${first}/v1`);
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'cache-control': 'public, max-age=0, must-revalidate',
      'x-accel-expires': '1',
      'memento-datetime': 'Sun, 22 Nov 2026 18:00:00 GMT',
    });
    expect((await file(`/figures/${first}/v3.csv`)).status).toBe(404);
  });
});

describe('what is wrong with a request', () => {
  test('is told to a program as problem details, with what would be right', async () => {
    const unknown = await file('/conflicts/avalon-lyonesse/figures.csv?colour=red');
    expect(unknown.status).toBe(400);
    expect(unknown.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(unknown.headers.get('cache-control')).toBe('no-store');
    expect(await unknown.json()).toEqual({
      ...{ type: 'about:blank', title: 'Bad Request', status: 400, parameter: 'colour' },
      detail:
        'the parameter "colour" is not known here: at, phase, side, counted, measure, claimant, status, bom are allowed',
    });
    const measure = await file('/conflicts/avalon-lyonesse/figures.csv?measure=deaths');
    expect(await measure.json()).toMatchObject({
      ...{ status: 400, parameter: 'measure', allowed: ['deaths-in-avalon'] },
    });
  });

  test('is told to a reader as a page; what others add to a page’s address is left out', async () => {
    const wrong = await page('/conflicts/avalon-lyonesse?at=never');
    expect([wrong.status, wrong.headers.get('content-type')]).toEqual([
      400,
      'text/html; charset=utf-8',
    ]);
    expect(await wrong.text()).toContain('&quot;at&quot; is &quot;never&quot;');
    expect(isShown(await page('/conflicts/avalon-lyonesse?utm_source=x'))).toBe(true);
  });

  test('nothing is at an address: problem details, or the page that says so', async () => {
    const missing = await file('/figures/Z35Z0V8.csv');
    expect([missing.status, (await missing.json()).status]).toEqual([404, 404]);
    for (const address of ['/figures/Z35Z0V8', '/no-such-page', '/questions/none']) {
      const unknown = await page(address);
      expect(unknown.status).toBe(404);
      expect(unknown.headers.get('x-middleware-rewrite')).toBe(`${ORIGIN}/unknown`);
    }
  });

  test('another method is 405, an endless address 414, one that cannot be decoded 400', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const refused = await page(`/figures/${first}`, { method });
      expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    }
    expect((await file('/corrections.atom', { method: 'DELETE' })).status).toBe(405);
    expect((await page(`/?q=${'x'.repeat(2_000)}`)).status).toBe(414);
    expect((await page('/%ED%A0%80')).status).toBe(400);
    expect((await page('/?q=%00')).status).toBe(400);
  });
});

describe('an address that is not the one', () => {
  test.each([
    ['a name that a conflict gave up', '/conflicts/the-old-slug', '/conflicts/avalon-lyonesse'],
    ['a mistyped id', `/figures/${first.toLowerCase()}?at=10`, `/figures/${first}?at=10`],
    ['words behind an id', `/figures/${first}-killed/v1`, `/figures/${first}/v1`],
  ])('%s leads there for good', async (_, asked, location) => {
    const moved = await page(asked);
    expect([moved.status, locationOf(moved)]).toEqual([308, location]);
  });

  test('of a file too, the query kept as it was sent', async () => {
    const moved = await file('/conflicts/the-old-slug/figures.csv?measure=a%20b+c&x=1');
    expect([moved.status, moved.headers.get('location')]).toEqual([
      308,
      '/conflicts/avalon-lyonesse/figures.csv?measure=a%20b+c&x=1',
    ]);
  });
});

describe('other sites’ scripts', () => {
  const addresses = [
    '/',
    `/figures/${first}`,
    `/figures/${first}/v1.csv`,
    '/conflicts/avalon-lyonesse/figures.csv',
    '/corrections.atom',
    '/no-such-page',
  ];

  test.each(addresses)('may ask for %s with any header, after a preflight', async (address) => {
    for (const ask of [file, page]) {
      const preflight = await ask(address, {
        method: 'OPTIONS',
        headers: {
          origin: 'https://other.example',
          'access-control-request-method': 'GET',
          'access-control-request-headers': 'if-none-match,accept-datetime,range,content-type',
        },
      });
      expect(preflight.status).toBe(204);
      const allowed = preflight.headers.get('access-control-allow-headers') ?? '';
      for (const name of ['If-None-Match', 'Accept-Datetime', 'Range', 'Cache-Control', '*'])
        expect(allowed.split(', ')).toContain(name);
      expect(allowed).toContain('Content-Type');
      expect(preflight.headers.get('access-control-allow-methods')).toContain('GET');
      expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    }
  });

  test('may read pages, files, feeds, redirects and refusals, and every header that tells something', async () => {
    const answers = [
      await page('/'),
      await page(`/figures/${second}`),
      await page('/?at=never'),
      await page('/no-such-page'),
      await page('/conflicts/the-old-slug'),
      await page('/', { method: 'POST' }),
      await file(`/figures/${first}/v1.csv`),
      await file('/datasets/avalon/24.1/events.csv'),
      await file('/corrections.atom'),
      await file('/figures/Z35Z0V8.json'),
    ];
    const safe = new Set(
      'cache-control content-language content-type expires last-modified pragma'.split(' '),
    );
    const silent =
      /^(access-control-|x-|content-security|cross-origin|permissions|referrer|strict-transport)/;
    for (const { headers } of answers) {
      expect(headers.get('access-control-allow-origin')).toBe('*');
      const exposed = headers.get('access-control-expose-headers')?.toLowerCase().split(', ');
      for (const name of headers.keys())
        if (!safe.has(name) && !silent.test(name)) expect(exposed).toContain(name);
    }
  });
});

describe('a link as it is passed on', () => {
  const csv = '/conflicts/avalon-lyonesse/figures.csv';

  test.each(['utm_source=x', 'fbclid=1&mc_cid=2', 'gclid', 'amp;utm_medium=mail', 'UTM_Source=x'])(
    'the sender’s mark ?%s is ignored on files and feeds as on pages',
    async (mark) => {
      for (const address of [csv, `/figures/${first}/v1.json`, '/corrections.atom']) {
        const [marked, plain] = [await file(`${address}?${mark}`), await file(address)];
        expect([marked.status, await marked.text()]).toEqual([200, await plain.text()]);
        expect(marked.headers.get('link')).toBe(plain.headers.get('link'));
      }
      const filtered = await file(`${csv}?at=10&${mark}`);
      expect(await filtered.text()).toBe(await (await file(`${csv}?at=10`)).text());
      expect(isShown(await page(`/figures/${first}?${mark}`))).toBe(true);
      expect(locationOf(await page(`/conflicts/the-old-slug?${mark}`))).toBe(
        '/conflicts/avalon-lyonesse',
      );
    },
  );

  test('a mistyped parameter beside it is refused by its name', async () => {
    const wrong = await file(`${csv}?utm_source=x&stauts=all`);
    expect([wrong.status, (await wrong.json()).parameter]).toEqual([400, 'stauts']);
  });

  test.each([
    [`/figures/${first}.`, `/figures/${first}`],
    [`/figures/${first},`, `/figures/${first}`],
    [`/figures/${first})`, `/figures/${first}`],
    [`/figures/${first}%20`, `/figures/${first}`],
    [`/figures/${first}%C2%BB`, `/figures/${first}`],
    [`/figures/${first}.csv).`, `/figures/${first}.csv`],
    [`/figures/${first.toLowerCase()}/V1%E2%80%9D?at=12`, `/figures/${first}/v1?at=12`],
    ['/conflicts/Avalon-Lyonesse', '/conflicts/avalon-lyonesse'],
    ['/Conflicts/The-Old-Slug,', '/conflicts/avalon-lyonesse'],
    [`/figures/${first}?at=10)`, `/figures/${first}?at=10`],
    [`/figures/${first}?at=10%E2%80`, `/figures/${first}?at=10`],
    [`/conflicts/avalon-lyonesse?at=10.&utm_source=x`, '/conflicts/avalon-lyonesse?at=10'],
  ])('%s leads to %s for good: what remains is an address', async (asked, location) => {
    const moved = await page(asked);
    expect([moved.status, locationOf(moved)]).toEqual([308, location]);
  });

  test.each(['/no-such-page.', '/figures/Z35Z0V8.', '/questions/none)'])(
    'in %s there is no address, and nothing is there',
    async (asked) => {
      expect((await page(asked)).status).toBe(404);
    },
  );
});

describe('Accept and Accept-Datetime', () => {
  test.each([
    ['application/json', `/figures/${first}`, `/figures/${first}.json`],
    ['text/csv;q=0.9, text/html;q=0.1', `/figures/${first}?at=10`, `/figures/${first}.csv?at=10`],
    ['application/x-bibtex', `/figures/${first}/v1?at=12`, `/figures/${first}/v1.bib`],
  ])('%s leads from %s to the file', async (accept, asked, location) => {
    const other = await page(asked, { headers: { accept } });
    expect([other.status, locationOf(other)]).toEqual([303, location]);
    expect(other.headers.get('vary')).toMatch(/^Accept\b/);
  });

  test('a browser gets the page, and so does who wants what there is not', async () => {
    for (const accept of ['text/html,application/xhtml+xml,*/*;q=0.8', 'application/pdf']) {
      expect(isShown(await page(`/figures/${first}`, { headers: { accept } }))).toBe(true);
    }
  });

  const at = (day: number) => ({
    headers: { 'accept-datetime': new Date(Date.UTC(2026, 10, day, 20)).toUTCString() },
  });

  test.each([
    [1, `/figures/${first}`, `/figures/${first}/v1`],
    [23, `/figures/${first}`, `/figures/${first}/v1`],
    [24, `/figures/${first}`, `/figures/${first}/v2`],
    [25, `/figures/${second}`, `/figures/${second}/v1`],
    [26, `/figures/${second}`, `/figures/${second}?at=${AT.withdrawn}`],
    [24, '/conflicts/avalon-lyonesse', `/conflicts/avalon-lyonesse?at=${AT.revised}`],
    [1, '/conflicts/avalon-lyonesse', `/conflicts/avalon-lyonesse?at=${AT.conflict}`],
    [24, '/', `/?at=${AT.revised}`],
  ])('the state of 2026-11-%i of %s is %s', async (day, asked, location) => {
    const earlier = await page(asked, at(day));
    expect([earlier.status, locationOf(earlier)]).toEqual([302, location]);
    expect(earlier.headers.get('vary')).toContain('Accept-Datetime');
    expect(earlier.headers.get('link')).toContain(`<${ORIGIN}${asked}>; rel="original timegate"`);
  });

  test('a file leads to its own earlier state, its filters kept; a pinned one is one already', async () => {
    const csv = '/conflicts/avalon-lyonesse/figures.csv';
    const earlier = await file(`${csv}?status=all`, at(24));
    expect([earlier.status, locationOf(earlier)]).toEqual([302, `${csv}?status=all&at=11`]);
    expect(earlier.headers.get('link')).toBe(
      `<${ORIGIN}${csv}?status=all>; rel="original timegate"`,
    );
    const pinned = await file(`${csv}?at=12`, at(24));
    expect([pinned.status, pinned.headers.get('memento-datetime')]).toEqual([
      200,
      expect.stringContaining('GMT'),
    ]);
    expect(pinned.headers.get('link')).toContain(`<${ORIGIN}${csv}>; rel="original timegate"`);
    expect((await file(`/figures/${first}/v1.csv`, at(28))).status).toBe(200);
    const wrong = await file(csv, { headers: { 'accept-datetime': '2026-11-24' } });
    expect(wrong.status).toBe(400);
  });
});

describe('a withdrawn figure', () => {
  test('is gone, page and files, and says so; its versions and earlier states stay', async () => {
    const gone = await page(`/figures/${second}`);
    expect(gone.status).toBe(410);
    expect(gone.headers.get('x-middleware-rewrite')).toBe(`${ORIGIN}/figures/${second}`);
    const json = await file(`/figures/${second}.json`);
    expect(json.status).toBe(410);
    expect(await json.json()).toMatchObject({ record: { figure: { status: 'withdrawn' } } });
    expect((await file(`/figures/${second}/v1.json`)).status).toBe(200);
    expect((await file(`/figures/${second}.json?at=${AT.second}`)).status).toBe(200);
    expect(isShown(await page(`/figures/${second}?at=${AT.second}`))).toBe(true);
  });
});

describe('what describes a thing', () => {
  test('CSVW metadata, a link set, and the TimeMap of a figure', async () => {
    const csvw = await file(`/figures/${first}/csvw.json`);
    expect(csvw.headers.get('content-type')).toBe('application/csvm+json; charset=utf-8');
    expect(await csvw.json()).toMatchObject({ url: `${ORIGIN}/figures/${first}.csv` });
    const linkset = await file(`/figures/${first}/linkset.json`);
    expect(linkset.headers.get('content-type')).toBe('application/linkset+json');
    expect((await linkset.json()).linkset[0]).toMatchObject({
      anchor: `${ORIGIN}/figures/${first}`,
      'cite-as': [{ href: `${ORIGIN}/figures/${first}/v2` }],
    });
    const timemap = await file(`/figures/${first}/timemap`);
    expect(timemap.headers.get('content-type')).toBe('application/link-format; charset=utf-8');
    expect(await timemap.text()).toContain(
      `<${ORIGIN}/figures/${first}/v2>; rel="last memento"; datetime="Tue, 24 Nov 2026 18:00:00 GMT"`,
    );
    for (const { headers } of [linkset, timemap])
      expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
  });

  test('a page’s Link header says how it is to be cited, and where its other states are', async () => {
    const link = (await page(`/figures/${first}`)).headers.get('link');
    expect(link).toContain(`<${ORIGIN}/figures/${first}/v2>; rel="cite-as"`);
    expect(link).toContain(`<${ORIGIN}/figures/${first}>; rel="original timegate"`);
    const conflict = (await page('/conflicts/avalon-lyonesse')).headers.get('link');
    expect(conflict).toContain(`conflicts/avalon-lyonesse?at=${AT.withdrawn}>; rel="cite-as"`);
  });
});

describe('the rows of a dataset, as a download', () => {
  const CSV = '/datasets/ged-mexico/24.1/events.csv';
  const ranged = (range: string, more: Record<string, string> = {}) =>
    file(CSV, { headers: { range, ...more } });
  const whole = async () => {
    const response = await file(CSV);
    return { response, etag: response.headers.get('etag') ?? '', text: await response.text() };
  };

  test('the whole has its ETag and its checksum, and never changes', async () => {
    const { response, text } = await whole();
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'accept-ranges': 'bytes',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-disposition': expect.stringMatching(
        /^attachment; filename="ged-mexico-24\.1-events-\d{4}-\d\d-\d\d\.csv"$/,
      ),
      'repr-digest': expect.stringMatching(/^sha-256=:.{44}:$/),
      'x-accel-buffering': 'no',
    });
    const digest = await crypto.subtle.digest('SHA-256', Buffer.from(text));
    expect(response.headers.get('repr-digest')).toContain(Buffer.from(digest).toString('base64'));
  });

  test('parts of it are its bytes; one outside is 416', async () => {
    const { text, etag } = await whole();
    const part = await ranged('bytes=10-19');
    expect([part.status, await part.text()]).toEqual([206, text.slice(10, 20)]);
    expect(part.headers.get('content-range')).toBe(`bytes 10-19/${text.length}`);
    expect(await (await ranged('bytes=-7')).text()).toBe(text.slice(-7));
    const outside = await ranged(`bytes=${text.length}-`);
    expect([outside.status, await outside.text()]).toEqual([416, '']);
    expect(outside.headers.get('content-range')).toBe(`bytes */${text.length}`);
    expect((await ranged('bytes=0-1', { 'if-range': etag })).status).toBe(206);
    expect((await ranged('bytes=0-1', { 'if-range': '"another"' })).status).toBe(200);
  });

  test('who has it already is told so', async () => {
    const { etag } = await whole();
    for (const known of [etag, `"x", W/${etag}`, '*']) {
      const again = await file(CSV, { headers: { 'if-none-match': known } });
      expect([again.status, await again.text()]).toEqual([304, '']);
      expect(again.headers.get('etag')).toBe(etag);
    }
    expect((await file(CSV, { headers: { 'if-none-match': '"another"' } })).status).toBe(200);
  });

  test('HEAD reads nothing; what a filter leaves has no checksum beforehand', async () => {
    const head = await file(CSV, { method: 'HEAD' });
    expect([head.status, head.body]).toEqual([200, null]);
    expect(head.headers.get('etag')).not.toBeNull();
    const part = await file(`${CSV}?year_from=2015`, { headers: { range: 'bytes=0-1' } });
    expect([part.status, part.headers.get('etag')]).toEqual([200, null]);
    const rows = await file('/datasets/ged-mexico/24.1/events.jsonl');
    expect((await rows.text()).trim().split('\n')).toHaveLength(2);
  });

  test('a version or a table that there is not', async () => {
    expect((await file('/datasets/ged-mexico/25.1/events.csv')).status).toBe(404);
    const table = await file(`${CSV}?table=none`);
    expect([table.status, (await table.json()).parameter]).toEqual([400, 'table']);
  });
});
