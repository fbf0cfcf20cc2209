import { parseAtomFeed } from 'feedsmith';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appendEntries } from '@/db/append/append';
import { listStoredFigures } from '@/db/queries/list-figures';
import type { NewEntry } from '@/ledger/entry';
import { type Program, startProgram, untilShown } from './program';

/**
 * One figure's story, told in every way: UCDP's deaths of 2020, 7,633 and then 7,646. The shipped log
 * holds both, and a third version that corrects its names; ten more corrections and a withdrawal are appended here.
 */
const FIGURE = '/figures/Z35Z0V8';
const CSV = '/conflicts/nagorno-karabakh/figures.csv';
const CHART = '/charts/nagorno-karabakh/battle-related-deaths';
const BEFORE = 162;
const SHIPPED_VERSIONS = 3;
const NEWEST = SHIPPED_VERSIONS + 10;

let program: Program;
beforeAll(async () => {
  program = await startProgram();
});
afterAll(() => program.stop());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${program.origin}${path}`, { headers, redirect: 'manual' });
const read = async (path: string) => (await get(path)).text();
const readFeed = async () => parseAtomFeed(await read('/corrections.atom')).entries ?? [];

async function append(entry: (body: never) => Pick<NewEntry, 'kind' | 'body'>): Promise<number> {
  const [figure] = await listStoredFigures(program.ledger.web.db, 99_999, { ids: ['Z35Z0V8'] });
  if (!figure) throw new Error('the figure is not there');
  const { body } = JSON.parse(figure.stored.record) as { body: never };
  const recorded_at = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  const envelope = { recorded_at, recorded_by: 'A test', why: 'To tell a story' };
  const { position } = await appendEntries(program.ledger.editor.db, [
    { ...envelope, ...entry(body) } as NewEntry,
  ]);
  return position;
}

function correct(version: number, value: number): Promise<number> {
  return append((body: object) => ({
    kind: 'figure',
    body: {
      ...body,
      version,
      value,
      change: { kind: 'our error', reason: `Step ${version}`, evidence: null },
    } as Extract<NewEntry, { kind: 'figure' }>['body'],
  }));
}

describe.sequential('7,633, then 7,646', () => {
  test('each version says its own number; the first says what took its place, when and why', async () => {
    const [first = '', second, newest] = await Promise.all(
      [1, 2, SHIPPED_VERSIONS].map((version) => read(`${FIGURE}/v${version}`)),
    );
    expect(first).toMatch(/Version (<!-- -->)?1(<!-- -->)? was superseded/);
    expect(first).toContain('7,633');
    expect(first).toContain('Publisher revised');
    expect(first).toContain('/corrections#position-163');
    expect(second).toContain('7,646');
    expect(newest).toContain('7,646');
    expect(newest).not.toContain('was superseded');
  });

  test('/corrections and the feed say from what to what, and that it is no error of ours', async () => {
    const page = await read('/corrections');
    expect(/<[^>]* id="position-163"[^>]*>/.exec(page)?.[0]).not.toContain('own-error');
    const entry = (await readFeed()).find(({ id }) => id?.endsWith('#position-163'));
    expect(entry?.id).toBe(`${program.origin}/corrections#position-163`);
    expect(entry?.summary?.value).toContain('From: 7,633 (7,535–9,063) deaths');
    expect(entry?.summary?.value).toContain('to: 7,646 (7,548–9,077) deaths');
    expect(entry?.categories?.[0]?.term).toBe('publisher revised');
  });

  test('?at= tells the same of the chart and of the CSV', async () => {
    for (const path of [`${CHART}.csv`, CSV]) {
      const [before, after] = [await read(`${path}?at=${BEFORE}`), await read(`${path}?at=163`)];
      expect(before).toContain('7633');
      expect(before).not.toContain('7646');
      expect(after).toContain('7646');
    }
    expect(await read(`${CHART}?at=${BEFORE}`)).toContain('7,633');
  });

  test('Memento leads by date to the version then in force, and the TimeMap names all', async () => {
    const to = async (path: string, date: string) =>
      (await get(path, { 'accept-datetime': date })).headers.get('location');
    expect(await to(FIGURE, 'Sat, 21 Nov 2026 00:00:00 GMT')).toBe(`${FIGURE}/v1`);
    expect(await to(FIGURE, 'Mon, 23 Nov 2026 00:00:00 GMT')).toBe(`${FIGURE}/v2`);
    expect(await to(`${FIGURE}.csv`, 'Mon, 23 Nov 2026 00:00:00 GMT')).toBe(`${FIGURE}/v2.csv`);
    expect(await to(CSV, 'Mon, 23 Nov 2026 00:00:00 GMT')).toBe(`${CSV}?at=179`);
    const map = await read(`${FIGURE}/timemap`);
    expect(map).toContain(`<${program.origin}${FIGURE}/v1>; rel="first memento"`);
    expect(map).toContain(`<${program.origin}${FIGURE}/v${SHIPPED_VERSIONS}>; rel="last memento"`);
    const version = await get(`${FIGURE}/v1`);
    expect(version.headers.get('memento-datetime')).toBe('Sun, 22 Nov 2026 18:00:00 GMT');
    expect(version.headers.get('link')).toContain(
      `<${program.origin}${FIGURE}>; rel="original timegate"`,
    );
    const live = await get(FIGURE);
    expect(live.headers.get('vary')).toBe('Accept, Accept-Datetime, Accept-Encoding');
    const wrong = await get(`${FIGURE}.json`, { 'accept-datetime': 'yesterday' });
    expect(wrong.status).toBe(400);
    expect(((await wrong.json()) as { detail: string }).detail).toMatch(/is "yesterday".*GMT/);
  });

  test('a program’s Accept leads to the address with the ending; a browser’s does not', async () => {
    const json = await get(FIGURE, { accept: 'application/json' });
    expect([json.status, json.headers.get('location')]).toEqual([303, `${FIGURE}.json`]);
    const chart = await get(`${CHART}?at=170`, { accept: 'image/svg+xml' });
    expect(chart.headers.get('location')).toBe(`${CHART}.svg?at=170`);
    const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
    for (const accept of [browser, '*/*', 'application/pdf']) {
      expect((await get(FIGURE, { accept })).status, accept).toBe(200);
    }
  });

  test('ten more corrections change no byte of v1.csv, of a pinned CSV and of a pinned chart’s', async () => {
    const frozen = [
      `${FIGURE}/v1.csv`,
      `${FIGURE}/v1.json`,
      `${CSV}?at=170`,
      `${CHART}.csv?at=170`,
    ];
    const digests = async () =>
      Promise.all(frozen.map(async (path) => (await get(path)).headers.get('repr-digest')));
    const bytes = await Promise.all(frozen.map(read));
    const before = await digests();
    const ownErrors = async () =>
      (await read('/corrections')).match(/class="correction own-error"/g)?.length ?? 0;
    const [own, told] = [await ownErrors(), (await readFeed()).length];
    let position = 0;
    for (let version = SHIPPED_VERSIONS + 1; version <= NEWEST; version += 1) {
      position = await correct(version, 7_700 + version);
    }
    await untilShown(program.origin, position);
    expect(await Promise.all(frozen.map(read))).toEqual(bytes);
    expect(await digests()).toEqual(before);
    expect(await read(`${FIGURE}.csv`)).toContain(String(7_700 + NEWEST));
    expect(await ownErrors()).toBe(own + 10);
    expect(await readFeed()).toHaveLength(told + 10);
  });

  test('withdrawn: page and files answer 410 with the last value and why; versions stay', async () => {
    const cited = await read(`${FIGURE}/v1.bib`);
    const position = await append(() => ({
      kind: 'withdrawal',
      body: {
        figure: 'Z35Z0V8',
        reason: 'source retracted',
        words: 'The publisher took the number back.',
        replacement: null,
      },
    }));
    await untilShown(program.origin, position);
    const page = await get(FIGURE);
    expect(page.status).toBe(410);
    const html = await page.text();
    expect(html).toContain('The publisher took the number back.');
    expect(html).toContain('7,713');
    expect((await get(`${FIGURE}.json`)).status).toBe(410);
    expect((await get(`${FIGURE}/v1`)).status).toBe(200);
    expect(await read(`${FIGURE}/v1.bib`)).toBe(cited);
    expect((await get(`${FIGURE}/v${NEWEST}.csv`)).status).toBe(200);
    expect((await get(`${FIGURE}?at=${position - 1}`)).status).toBe(200);
    const [entry] = await readFeed();
    expect(entry?.categories?.[0]?.term).toBe('withdrawn');
  });

  test('who has a frozen file gets 304 by its tag and by its date', async () => {
    const { headers } = await get(`${FIGURE}/v1.csv`);
    const tag = { 'if-none-match': headers.get('etag') ?? '' };
    expect((await get(`${FIGURE}/v1.csv`, tag)).status).toBe(304);
    const date = { 'if-modified-since': headers.get('last-modified') ?? '' };
    expect((await get(`${FIGURE}/v1.csv`, date)).status).toBe(304);
    const earlier = { 'if-modified-since': 'Sat, 21 Nov 2026 00:00:00 GMT' };
    expect((await get(`${FIGURE}/v1.csv`, earlier)).status).toBe(200);
  });

  test('the digest is that of the bytes as they were sent', async () => {
    const { createHash } = await import('node:crypto');
    const response = await get(`${FIGURE}/v1.csv`, { 'accept-encoding': 'identity' });
    const body = Buffer.from(await response.arrayBuffer());
    const digest = createHash('sha256').update(body).digest('base64');
    expect(response.headers.get('repr-digest')).toBe(`sha-256=:${digest}:`);
  });
});
