import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import http from 'node:http';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { listFaults, type Metadata } from '../csvw/check';
import { readCsvw } from '../csvw/read';
import { askPython, published } from '../integration/published-data';
import { filledProgram, PUBLIC_URL } from './program';

const MYANMAR = '/datasets/ged-myanmar/24.1';
const INCIDENTS = '/datasets/nk-incidents/2026-11-20';
const SHIPPED = [
  '/datasets/crisis-group-2015-2020/2023',
  '/datasets/crisis-group-2020-2023/2023',
  '/datasets/ucdp-ged-by-country/23.1',
];

let program: Awaited<ReturnType<typeof filledProgram>>;
beforeAll(async () => {
  program = await filledProgram();
  const shipped = await (await get('/datasets')).text();
  for (const path of SHIPPED) expect(shipped).toContain(`href="${path}"`);
}, 120_000);

const get = (address: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(program.origin + address, { headers, redirect: 'manual', method });
const text = async (address: string) => (await get(address)).text();
const IDENTITY = { 'accept-encoding': 'identity' };

describe('the pages of a dataset', () => {
  test('list every version, its rows, its odd rows and its checksums', async () => {
    const list = await text('/datasets');
    expect(list).toContain(`href="${MYANMAR}"`);
    const page = await text(MYANMAR);
    expect(page).toContain('7,374 rows');
    expect(page).toContain('8: the high number is below the best');
    expect(page).toContain('what changed from <!-- -->19.1');
    expect(page).toContain('href="/sources/ucdp-battle-related-deaths"');
    const csv = Buffer.from(await (await get(`${MYANMAR}/events.csv`, IDENTITY)).arrayBuffer());
    expect(page).toContain(createHash('sha256').update(csv).digest('hex'));
  });

  test('rows can be walked to the last and back, without a script', async () => {
    const hrefOf = (html: string, rel: string) =>
      new RegExp(`<a href="([^"]*)" rel="${rel}"`).exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const records = (html: string) =>
      Array.from(html.matchAll(/<tr><td class="number">(\d+)<\/td>/g), ([, record]) => record);
    const first = await text(MYANMAR);
    const second = await text(hrefOf(first, 'next').replace(/#.*/, ''));
    expect(records(first)).toHaveLength(50);
    expect(records(second)).toHaveLength(50);
    expect(records(second).filter((record) => records(first).includes(record))).toEqual([]);
    const back = await text(hrefOf(second, 'prev').replace(/#.*/, ''));
    expect(records(back)).toEqual(records(first));
    const last = await text(hrefOf(first, 'last').replace(/#.*/, ''));
    const beyond = await text(hrefOf(last, 'next').replace(/#.*/, ''));
    expect(records(last)).toHaveLength(50);
    expect(beyond).toContain('No row passes this filter.');
  });

  test('a form that is sent without a script, most of it empty, shows what was asked for', async () => {
    const form = /<form class="dataset-filter".*?<\/form>/s.exec(await text(MYANMAR))?.[0] ?? '';
    const names = Array.from(form.matchAll(/ name="(\w+)"/g), ([, name]) => name);
    expect(names).toContain('active_year');
    const sent = names.map((name) => `${name}=${name === 'year_from' ? '2020' : ''}`).join('&');
    const answer = await get(`${MYANMAR}?${sent}`);
    expect([answer.status, answer.headers.get('location')]).toEqual([
      308,
      `${MYANMAR}?year_from=2020`,
    ]);
    const page = await get(`${MYANMAR}?year_from=2020`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('value="2020"');
  });

  test('say of the incidents what the file holds, and no more', async () => {
    const page = await text(`${INCIDENTS}?table=weapon`);
    expect(page.replaceAll('<!-- -->', '')).toContain('288 rows on 204 dates');
    expect(page).toContain('157 rows that hold nothing but an id');
  });

  test('lead to how a number was computed that is ours', async () => {
    const question = await text('/questions/weapon-use-rows-2015-2020');
    const [, how = ''] = /href="([^"]+#computation)"/.exec(question) ?? [];
    const page = await text(how.replace(/#.*/, ''));
    expect(page).toMatch(
      /id="computation"><dt>How it was computed<\/dt><dd><p>Rows of weapon\.csv/,
    );
  });

  test('unknown datasets, versions and tables are refused by name', async () => {
    for (const address of [
      '/datasets/none/1',
      '/datasets/ged-myanmar/99.1',
      '/datasets/none/compare',
    ])
      expect((await get(address)).status, address).toBe(404);
    const problem = await get(`${INCIDENTS}/events.csv?table=sauce`);
    expect(problem.status).toBe(400);
    expect(await problem.json()).toMatchObject({
      parameter: 'table',
      allowed: ['all', 'arm', 'aze', 'weapon'],
    });
    expect((await get(`${MYANMAR}/yearly.csv?type_of_violence=4`)).status).toBe(400);
    expect((await get(`${MYANMAR}?rows=middle`)).status).toBe(400);
  });
});

test('the map of a dataset has a picture of each kind; that of a table without places says so', async () => {
  const page = await text(MYANMAR);
  for (const format of ['svg', 'png']) {
    expect(page).toContain(`href="${MYANMAR}/map.${format}"`);
    const answer = await get(`${MYANMAR}/map.${format}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^image\//);
  }
  expect(await text(`${MYANMAR}/map.svg`)).toContain('Natural Earth');
  expect(await text(`${INCIDENTS}/map.svg`)).toContain('No row of this table names a place');
});

describe('yearly.csv', () => {
  test.each(['', '?country=775', '?bom=1'])(
    'is described by metadata of just that CSV %s',
    async (query) => {
      const answer = await get(`${MYANMAR}/yearly.csv${query}`);
      expect(answer.headers.get('link')).toContain(
        `<${PUBLIC_URL}${MYANMAR}/yearly/csvw.json${query}>; rel="describedby"`,
      );
      const beside = await get(`${MYANMAR}/yearly/csvw.json${query}`);
      const metadata = (await beside.json()) as Metadata;
      const csv = await answer.text();
      expect(metadata.url).toBe(`${PUBLIC_URL}${MYANMAR}/yearly.csv${query}`);
      expect(listFaults(metadata, csv)).toEqual([]);
      expect(await readCsvw(metadata, csv)).not.toEqual([]);
      expect(metadata).not.toHaveProperty('dc:license');
    },
  );

  test('equals what Python sums, row by row, for active years of state-based conflict', async () => {
    const csv = await text(`${MYANMAR}/yearly.csv?type_of_violence=1&active_year=true`);
    const rows: Record<string, string>[] = parse(csv, { columns: true });
    const ours = rows.map((row) =>
      ['conflict_id', 'year', 'events', 'low', 'best', 'high'].map((name) => Number(row[name])),
    );
    const python = askPython(
      published('ucdp/ged-myanmar.csv.gz'),
      `
sums = collections.defaultdict(lambda: [0, 0, 0, 0])
for r in rows:
    if r['type_of_violence'] != '1' or r['active_year'].lower() not in ('1', 'true', 't'): continue
    s = sums[(int(r['conflict_new_id']), int(r['year']))]
    s[0] += 1
    for i, c in enumerate(('low', 'best', 'high')): s[i + 1] += int(r[c])
answer = [list(k) + v for k, v in sorted(sums.items())]`,
    );
    expect(ours).toEqual(python);
  });
});

describe('events.csv', () => {
  const address = `${MYANMAR}/events.csv`;

  test('has its digest and ETag, and is what the publisher’s file holds', async () => {
    const answer = await get(address, IDENTITY);
    const bytes = Buffer.from(await answer.arrayBuffer());
    const digest = createHash('sha256').update(bytes).digest('base64');
    expect(answer.headers.get('repr-digest')).toBe(`sha-256=:${digest}:`);
    expect(answer.headers.get('cache-control')).toContain('immutable');
    const rows: string[][] = parse(bytes);
    expect(rows).toHaveLength(7_375);
    expect(rows.slice(1)).toEqual(
      askPython(published('ucdp/ged-myanmar.csv.gz'), 'answer = [list(r.values()) for r in rows]'),
    );
    const etag = answer.headers.get('etag') ?? '';
    expect((await get(address, { ...IDENTITY, 'if-none-match': etag })).status).toBe(304);
    const head = await get(address, IDENTITY, 'HEAD');
    expect(head.headers.get('repr-digest')).toBe(`sha-256=:${digest}:`);
    expect(await head.text()).toBe('');
  });

  test('any part of it can be had, and parts fit together', async () => {
    const bytes = Buffer.from(await (await get(address, IDENTITY)).arrayBuffer());
    const etag = (await get(address, IDENTITY, 'HEAD')).headers.get('etag') ?? '';
    for (const [range, first, last] of [
      ['bytes=0-9', 0, 9],
      ['bytes=3000000-3000999', 3_000_000, 3_000_999],
      ['bytes=-100', bytes.length - 100, bytes.length - 1],
    ] as const) {
      const part = await get(address, { range });
      expect(part.status).toBe(206);
      expect(part.headers.get('content-range')).toBe(`bytes ${first}-${last}/${bytes.length}`);
      expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(first, last + 1))).toBe(
        true,
      );
    }
    expect((await get(address, { range: `bytes=${bytes.length}-` })).status).toBe(416);
    const other = await get(address, { ...IDENTITY, range: 'bytes=0-9', 'if-range': '"other"' });
    expect(other.status).toBe(200);
    await other.body?.cancel();
    const same = await get(address, { range: 'bytes=0-9', 'if-range': etag });
    expect(same.status).toBe(206);
  });

  test('is compressed where that is asked for, to the same bytes', async () => {
    const plain = Buffer.from(await (await get(address, IDENTITY)).arrayBuffer());
    const zipped = execFileSync('curl', ['-sf', '--compressed', program.origin + address], {
      maxBuffer: 1e9,
    });
    expect(zipped.equals(plain)).toBe(true);
  });

  test('filtered it has just those rows, as JSON lines too', async () => {
    const filter = 'conflict=222&year_from=1990&year_to=1992';
    const rows: Record<string, string>[] = parse(await text(`${address}?${filter}`), {
      columns: true,
    });
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map((row) => row.conflict_new_id))).toEqual(new Set(['222']));
    const lines = (await text(`${MYANMAR}/events.jsonl?${filter}`)).trimEnd().split('\n');
    const ids = lines.map((line) => JSON.parse(line).values.id);
    expect(ids.toSorted()).toEqual(rows.map((row) => Number(row.id)).toSorted());
    const odd = (await text(`${address}?flagged=true`)).trimEnd();
    // 8 with high below best and 3 with low above it; one is both.
    expect(parse(odd, { columns: true })).toHaveLength(10);
  });

  test('several tables come as one, or each by itself', async () => {
    const all: Record<string, string>[] = parse(await text(`${INCIDENTS}/events.csv`), {
      columns: true,
    });
    const weapon: string[][] = parse(await text(`${INCIDENTS}/events.csv?table=weapon`));
    expect(weapon).toHaveLength(289);
    expect(all.filter((row) => row.table === 'weapon')).toHaveLength(288);
  });

  test('readers that hardly read hold no connection: the others go on', async () => {
    const slow = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const response = await new Promise<http.IncomingMessage>((resolve) =>
          http.get(program.origin + address, resolve),
        );
        response.pause();
        return response;
      }),
    );
    const bytes = await (await get(address, IDENTITY)).arrayBuffer();
    expect(bytes.byteLength).toBeGreaterThan(1e6);
    expect((await get(MYANMAR)).status).toBe(200);
    for (const response of slow) response.destroy();
  });
});

describe('compare', () => {
  const compare = '/datasets/ged-myanmar/compare';

  test('the page says what was added, what is gone and what changed, and links every change', async () => {
    const page = (await text(`${compare}?from=19.1&to=24.1`)).replaceAll('<!-- -->', '');
    expect(page).toContain('2,587 events are in both versions');
    const [, href = ''] = /href="([^"]*compare\.csv[^"]*)"/.exec(page) ?? [];
    const rows: Record<string, string>[] = parse(await text(href.replaceAll('&amp;', '&')), {
      columns: true,
    });
    const changed = (column: string) =>
      rows.filter((row) => row.change === 'changed' && row.column === column).length;
    expect(['best', 'low', 'high'].map(changed)).toEqual([7, 9, 10]);
  });

  test('of tables without ids it says that rows are counted', async () => {
    const page = await text(
      '/datasets/nk-incidents/compare?from=2026-11-20&to=2026-11-20&table=weapon',
    );
    expect(page).toContain('The rows carry no ids');
    expect(page.replaceAll('<!-- -->', '')).toContain('288 are in both versions');
  });

  test('a version that is not there is refused', async () => {
    expect((await get(`${compare}.csv?from=19.1&to=99`)).status).toBe(400);
    expect((await get(`${compare}.csv?from=19.1`)).status).toBe(400);
    expect(await text(`${compare}?from=19.1&to=99`)).toContain('There is no such version here');
  });
});

test('a table read by a map has page, filters, files and a comparison', async () => {
  const ask = async (tail: string) => {
    const response = await get(`/datasets/acled-avalon${tail}`);
    return { status: response.status, text: await response.text() };
  };
  const page = await ask('/1');
  expect(page.status).toBe(200);
  expect(page.text).toContain('ACLED, Armed Conflict Location');
  expect(page.text).toContain('in the publisher’s own terms');
  for (const address of [
    '/1?type_of_violence=0&year_from=2023',
    '/1/events.csv',
    '/1/events.jsonl',
    '/1/yearly.csv?type_of_violence=0',
    '/compare?from=1&to=2',
  ]) {
    expect({ address, status: (await ask(address)).status }).toEqual({ address, status: 200 });
  }
  expect((await ask('/1/yearly.csv')).text).toMatch(/,2023,0,true,2,3,3,3\r\n$/);
  expect((await ask('/1?type_of_violence=4')).status).toBe(400);
  expect((await ask('/1?conflict=0')).status).toBe(400);
});
