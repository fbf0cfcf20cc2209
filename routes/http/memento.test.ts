import { expect, test } from 'vitest';
import type { Database } from '@/db/client';
import {
  findMemento,
  isTimeGate,
  listGateLinks,
  listMementoLinks,
  parseAcceptDatetime,
  versionAt,
  writeTimeMap,
} from '@/routes/http/memento';
import { exampleShown } from '@/tests/unit/example-shown';

/** Three versions, of 1, 2 and 3 January. */
const day = (n: number) => new Date(Date.UTC(2026, 0, n));
const place = (n: number) => ({ position: n * 10, recordedAt: day(n) });
const places = { question: 'killed', versions: [1, 2, 3].map(place), withdrawn: null };
const figure = { id: 'Z35Z0V8', places };
const found = { subjects: ['figure:Z35Z0V8'] as const, figure };
const withdrawn = { ...places, withdrawn: place(4) };
const page = exampleShown('/figures/Z35Z0V8', { found });

test.each([
  ['before the first version: the first', day(0), 'v1'],
  ['at the moment of a version: that one', day(2), 'v2'],
  ['between two versions: the one in force', new Date(day(2).getTime() + 3_600_000), 'v2'],
  ['long after the last: the last', day(28), 'v3'],
])('%s', async (_, moment, version) => {
  expect(`v${versionAt(places, moment)}`).toBe(version);
  expect(await findMemento(page, moment)).toBe(`/figures/Z35Z0V8/${version}`);
  const file = exampleShown('/figures/Z35Z0V8.csv', { found, values: 'bom=1' });
  expect(await findMemento(file, moment)).toBe(`/figures/Z35Z0V8/${version}.csv?bom=1`);
});

test('since its withdrawal a figure leads to the page that says so, and the TimeMap ends with it', async () => {
  const gone = { ...found, figure: { ...figure, places: withdrawn } };
  const shown = exampleShown('/figures/Z35Z0V8', { found: gone });
  expect(await findMemento(shown, day(3))).toBe('/figures/Z35Z0V8/v3');
  expect(await findMemento(shown, day(4))).toBe('/figures/Z35Z0V8?at=40');
  const lines = writeTimeMap({ ...request, found: gone })?.split(',\n');
  expect(lines?.at(-1)).toMatch(
    /^<https:..ledger.example.figures.Z35Z0V8\?at=40>; rel="last memento"/,
  );
});

test('a version, a pinned page, and a page made from what a reader typed, are no TimeGates', () => {
  expect(isTimeGate(page)).toBe(true);
  expect(isTimeGate(exampleShown('/figures/Z35Z0V8', { found, values: 'at=20' }))).toBe(false);
  const version = { ...found, version: 2 };
  expect(isTimeGate(exampleShown('/figures/Z35Z0V8/v2', { found: version }))).toBe(false);
  expect(isTimeGate(exampleShown('/', {}))).toBe(true);
  expect(isTimeGate(exampleShown('/', { values: 'q=killed' }))).toBe(false);
  // What has no parameter for a position has no earlier states.
  expect(isTimeGate(exampleShown('/api/openapi.json', {}))).toBe(false);
});

test('Accept-Datetime is an HTTP date, and nothing that only looks like one', () => {
  expect(parseAcceptDatetime(null)).toBeNull();
  expect(parseAcceptDatetime('Sun, 22 Nov 2026 18:00:00 GMT')).toEqual(
    new Date('2026-11-22T18:00:00Z'),
  );
  for (const wrong of ['2026-11-22', 'yesterday', 'Mon, 22 Nov 2026 18:00:00 GMT', '']) {
    expect(() => parseAcceptDatetime(wrong)).toThrow(/Accept-Datetime.*written like/);
  }
});

const request = {
  db: {} as Database,
  position: 40,
  params: ['Z35Z0V8'],
  found,
  values: {},
  origin: 'https://ledger.example',
  address: '/figures/Z35Z0V8/timemap',
};

test('the TimeMap lists every version with its moment, first and last named', () => {
  expect(writeTimeMap(request)?.split(',\n')).toEqual([
    '<https://ledger.example/figures/Z35Z0V8>; rel="original timegate"',
    '<https://ledger.example/figures/Z35Z0V8/timemap>; rel="self"; type="application/link-format"',
    '<https://ledger.example/figures/Z35Z0V8/v1>; rel="first memento"; datetime="Thu, 01 Jan 2026 00:00:00 GMT"',
    '<https://ledger.example/figures/Z35Z0V8/v2>; rel="memento"; datetime="Fri, 02 Jan 2026 00:00:00 GMT"',
    '<https://ledger.example/figures/Z35Z0V8/v3>; rel="last memento"; datetime="Sat, 03 Jan 2026 00:00:00 GMT"\n',
  ]);
});

test('a version’s page links to its neighbours; every page and file to the live address and the map', () => {
  const rels = (path: string, version?: number) =>
    listMementoLinks(
      exampleShown(path, { found: version === undefined ? found : { ...found, version } }),
    ).map(({ rel }) => rel);
  expect(rels('/figures/Z35Z0V8')).toEqual(['original timegate', 'timemap']);
  expect(rels('/figures/Z35Z0V8/v1', 1)).toEqual([
    'original timegate',
    'timemap',
    'first memento',
    'memento',
  ]);
  expect(rels('/figures/Z35Z0V8.csv')).toEqual(['original timegate', 'timemap']);
  expect(rels('/figures/Z35Z0V8/v1.csv', 1)).toEqual(['original timegate', 'timemap']);
});

test.each([
  ['/figures/Z35Z0V8/v2.csv', 'bom=1', 2, '/figures/Z35Z0V8.csv?bom=1'],
  ['/figures/Z35Z0V8/v2', '', 2, '/figures/Z35Z0V8'],
  ['/figures/Z35Z0V8.json', 'at=20', undefined, '/figures/Z35Z0V8.json'],
  ['/charts/avalon/restated', 'at=20', undefined, '/charts/avalon/restated'],
  ['/charts/avalon/restated.csv', 'at=20&bom=1', undefined, '/charts/avalon/restated.csv?bom=1'],
  [
    '/charts/avalon/restated.svg',
    'theme=dark&at=20',
    undefined,
    '/charts/avalon/restated.svg?theme=dark',
  ],
  [
    '/conflicts/avalon/figures.csv',
    'status=all&at=20',
    undefined,
    '/conflicts/avalon/figures.csv?status=all',
  ],
  ['/', 'at=20', undefined, '/'],
])(
  'the memento %s?%s (version %s) is one of the original %s',
  (path, values, version, original) => {
    const state = path.startsWith('/figures') ? found : { subjects: ['conflict:avalon'] as const };
    const shown = exampleShown(path, {
      found: version === undefined ? state : { ...state, version },
      values,
    });
    expect(listMementoLinks(shown)[0]).toEqual({
      href: `${shown.origin}${original}`,
      rel: 'original timegate',
    });
    expect(listGateLinks(shown)[0]).toEqual(listMementoLinks(shown)[0]);
  },
);
