import { execFileSync } from 'node:child_process';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { filledProgram, PUBLIC_URL, sharedProgram } from './program';

const program = sharedProgram();

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${program.origin}${path}`, { headers, redirect: 'manual' });
const CSV = '/conflicts/nagorno-karabakh/figures.csv';
const UNHCR = 'UNHCR';
const IDMC = 'Internal Displacement Monitoring Centre';
type Row = Record<string, string>;

async function readRows(path: string): Promise<Row[]> {
  return parse(await (await get(path)).text(), { columns: true, bom: true });
}

/** The eleven figures of the article, by their words, with what their rows must say. */
const ELEVEN: [wording: string, row: Row][] = [
  [
    'killed at least 20,000',
    { value: '20000', qualifier: 'at least', period: '/1994', period_start: '' },
  ],
  ['a million people flee their homes', { value: '1000000', qualifier: 'none', in_words: 'true' }],
  ['the 200 killed in the 2016 four-day war', { value: '200', qualifier: 'none', period: '2016' }],
  [
    'reported near 300 incidents since 2015, excluding',
    { value: '300', qualifier: 'near', basis: 'count' },
  ],
  ['at least 16 soldiers were killed', { value: '16', qualifier: 'at least', counted: 'soldiers' }],
  ['destroyed two helicopters', { value: '2', claimant: 'Armenia', stance: 'opponent' }],
  ['three drones', { value: '3', qualifier: 'none' }],
  ['three tanks', { value: '3', qualifier: 'none' }],
  ['only one helicopter had been shot down', { value: '1', qualifier: 'none', stance: 'own' }],
  ['no loss of life', { value: '0', qualifier: 'none', low: '', high: '' }],
  ['12 Armenian air defense systems', { value: '12', stance: 'opponent' }],
];

describe('figures.csv', () => {
  test('holds the eleven figures of the article as they were said', async () => {
    const rows = await readRows(CSV);
    expect(rows.length).toBeGreaterThan(380);
    for (const [wording, expected] of ELEVEN) {
      const row = rows.find((each) => each.wording === wording);
      expect(row, wording).toMatchObject(expected);
    }
    const zero = rows.find((row) => row.wording === 'no loss of life');
    expect(zero?.scope).toContain('helicopter');
  });

  test('holds both countries and both publishers, each with source, licence and permalink', async () => {
    const rows = await readRows(CSV);
    const numberOf = (question: string, period: string, claimant: string) =>
      rows.find(
        (row) => row.question === question && row.period === period && row.claimant === claimant,
      );
    const refugees = numberOf('refugees-from-azerbaijan-in-armenia', '2023', UNHCR);
    expect(refugees).toMatchObject({ value: '143054', source_publisher: 'UNHCR' });
    expect(refugees?.permalink).toMatch(/\/figures\/[A-Z0-9]{7}\/v1$/);
    expect(refugees?.licence).not.toBe('');
    const displaced = 'internally-displaced-in-azerbaijan';
    expect(numberOf(displaced, '2020', UNHCR)?.value).toBe('653921');
    expect(numberOf(displaced, '2020', IDMC)?.value).toBe('735000');
  });

  test('says what is not known by an empty cell, never by 0', async () => {
    const rows = await readRows(CSV);
    const denied = rows.filter(
      (row) => row.qualifier === 'denied' || row.qualifier === 'indefinite',
    );
    expect(denied.map((row) => row.qualifier)).toEqual(['indefinite']);
    for (const row of denied) expect([row.value, row.low, row.high]).toEqual(['', '', '']);
  });

  test('is ordered by id, in CRLF, and no record is of another length', async () => {
    const response = await get(CSV);
    const body = await response.text();
    expect(body.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const ids = parse(body, { columns: true }).map((row: unknown) => (row as Row).figure_id);
    expect(ids).toEqual(ids.toSorted());
  });

  test('has the headers that a file of record needs', async () => {
    const { headers } = await get(CSV);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="nagorno-karabakh-figures-2026-\d\d-\d\d\.csv"$/,
    );
    expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    expect(headers.get('etag')).toMatch(/^"[\w-]{27}"$/);
    expect(headers.get('ledger-position')).toMatch(/^\d+$/);
    expect(headers.get('x-powered-by')).toBeNull();
  });

  test('means the same to Python’s csv module', async () => {
    const body = await (await get(CSV)).text();
    const script =
      'import csv,io,json,sys; print(json.dumps(list(csv.DictReader(io.StringIO(sys.stdin.buffer.read().decode("utf-8"), newline="")))))';
    const python = JSON.parse(
      execFileSync('python3', ['-c', script], { input: body, encoding: 'utf8' }),
    );
    expect(python).toEqual(parse(body, { columns: true }));
  });

  test('pinned, it is the same bytes in another ledger that holds more, and never changes', async () => {
    const mine = await get(`${CSV}?at=179`);
    const other = await fetch(`${(await filledProgram()).origin}${CSV}?at=179`);
    const text = await mine.text();
    expect(await other.text()).toBe(text.replaceAll(program.origin, PUBLIC_URL));
    expect(mine.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  test('?bom=1 puts a byte order mark before the same bytes', async () => {
    const plain = Buffer.from(await (await get(CSV)).arrayBuffer());
    const marked = Buffer.from(await (await get(`${CSV}?bom=1`)).arrayBuffer());
    expect(marked.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(marked.subarray(3).equals(plain)).toBe(true);
  });

  test('?measure= &phase= &claimant= leave the rows that fit', async () => {
    const battle = await readRows(`${CSV}?measure=battle-related-deaths`);
    expect(battle).toHaveLength(19);
    const july = await readRows(`${CSV}?phase=july-2020&claimant=associated-press`);
    expect(july.map((row) => row.value)).toEqual(['16']);
  });

  test('?at= of before the correction says what was said then', async () => {
    const before = await readRows(`${CSV}?at=162&measure=battle-related-deaths`);
    const after = await readRows(`${CSV}?at=163&measure=battle-related-deaths`);
    const of2020 = (rows: Row[]) => rows.find((row) => row.period === '2020')?.value;
    expect([of2020(before), of2020(after)]).toEqual(['7633', '7646']);
  });

  test.each([
    ['?colour=red', 'colour', /"colour" is not known here/],
    ['?at=0', 'at', /whole number from 1/],
    ['?at=1e3', 'at', /whole number from 1/],
    ['?measure=persons', 'measure', /allowed here: .*persons-killed/],
    ['?status=gone', 'status', /current, withdrawn, all/],
    ['?bom=yes', 'bom', /allowed here: 0, 1/],
    ['?at=5&at=6', 'at', /given twice/],
    ['?measure=%00', null, /NUL character/],
    ['?measure=%ED%A0%80', 'measure', /allowed here/],
  ])('%s is refused as problem details that name it', async (query, parameter, detail) => {
    const response = await get(`${CSV}${query}`);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const problem = (await response.json()) as { detail: string; parameter?: string };
    expect(problem.detail).toMatch(detail);
    if (parameter !== null) expect(problem.parameter).toBe(parameter);
  });

  test('a position that is not there yet is a 404 that nothing keeps', async () => {
    const response = await get(`${CSV}?at=99999`);
    expect(response.status).toBe(404);
    expect(response.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
  });
});

describe('a figure’s files', () => {
  const UCDP_2020 = '/figures/Z35Z0V8';

  test('a frozen version says what it said, for good; the live file says the newest', async () => {
    const [first] = await readRows(`${UCDP_2020}/v1.csv`);
    const [newest] = await readRows(`${UCDP_2020}.csv`);
    expect([first?.value, newest?.value]).toEqual(['7633', '7646']);
    const frozen = await get(`${UCDP_2020}/v1.csv`);
    expect(frozen.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await get(`${UCDP_2020}/v4.csv`)).status).toBe(404);
  });

  test('the JSON proves itself: its fingerprint is that of its record', async () => {
    const { canonicalRecord, fingerprint } = await import('@/ledger/fingerprint');
    const json = (await (await get(`${UCDP_2020}/v2.json`)).json()) as {
      previous: string;
      fingerprint: string;
      record: { figure: Record<string, unknown> };
    };
    expect(json.record.figure).toMatchObject({ value: 7646, low: 7548, high: 9077 });
    expect(fingerprint(json.previous, canonicalRecord(json.record))).toBe(json.fingerprint);
  });

  test('unknown is null in JSON, and zero is 0', async () => {
    const rows = await readRows(CSV);
    const idOf = (match: (row: Row) => boolean) => rows.find(match)?.figure_id;
    const value = async (id: string | undefined) => {
      const json = await (await get(`/figures/${id}.json`)).json();
      return (json as { record: { figure: { value: number | null } } }).record.figure.value;
    };
    expect(await value(idOf((row) => row.wording === 'no loss of life'))).toBe(0);
    expect(await value(idOf((row) => row.qualifier === 'indefinite'))).toBeNull();
  });

  test('who has the bytes already gets 304 without them', async () => {
    const path = `${UCDP_2020}.json`;
    const etag = (await get(path)).headers.get('etag') ?? '';
    const again = await get(path, { 'if-none-match': etag });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });
});
