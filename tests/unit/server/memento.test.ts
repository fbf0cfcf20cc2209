import { expect, test } from 'vitest';
import { ADDRESSES } from '@/routes/catalogue';
import type { LedgerIndex } from '@/server/front/ledger-index';
import {
  createTimeMap,
  findMemento,
  listMementoLinks,
  parseAcceptDatetime,
} from '@/server/front/memento';
import type { Target } from '@/server/front/target';

/** Three versions, of 1, 2 and 3 January, and a conflict that was there from position 2. */
const day = (n: number) => new Date(Date.UTC(2026, 0, n));
const places = { question: 'killed', versions: [10, 20, 30], withdrawn: null };
const index: Partial<LedgerIndex> = {
  position: 30,
  figure: (id) => (id === 'Z35Z0V8' ? places : null),
  recordedAt: (position) => day(position / 10),
  positionAt: (moment) => (moment < day(1) ? null : 20),
  firstChange: () => 2,
};
const ledger = index as LedgerIndex;
const figure: Target = {
  path: '/figures/Z35Z0V8',
  form: 'html',
  subjects: ['figure:Z35Z0V8'],
  query: ADDRESSES.figure.forms.html,
  figure: 'Z35Z0V8',
};
const csv: Target = {
  path: '/conflicts/some/figures/csv',
  form: 'csv',
  subjects: ['conflict:some'],
  query: ADDRESSES.conflictFigures.forms.csv,
};

test.each([
  ['before the first version: the first', day(0), 'v1'],
  ['at the moment of a version: that one', day(2), 'v2'],
  ['between two versions: the one in force', new Date(day(2).getTime() + 3_600_000), 'v2'],
  ['long after the last: the last', day(28), 'v3'],
])('%s', (_, moment, version) => {
  const page = { path: '/figures/Z35Z0V8', query: '' };
  expect(findMemento(figure, moment, page, ledger)).toBe(`/figures/Z35Z0V8/${version}`);
  const file = { path: '/figures/Z35Z0V8.csv', query: 'bom=1' };
  expect(findMemento({ ...figure, form: 'csv' }, moment, file, ledger)).toBe(
    `/figures/Z35Z0V8/${version}.csv?bom=1`,
  );
});

test('since its withdrawal a figure leads to the page that says so, and the TimeMap ends with it', () => {
  const withdrawn: Partial<LedgerIndex> = {
    ...index,
    figure: () => ({ ...places, withdrawn: 40 }),
  };
  const gone = withdrawn as LedgerIndex;
  const page = { path: '/figures/Z35Z0V8', query: '' };
  expect(findMemento(figure, day(3), page, gone)).toBe('/figures/Z35Z0V8/v3');
  expect(findMemento(figure, day(4), page, gone)).toBe('/figures/Z35Z0V8?at=40');
  const lines = createTimeMap('Z35Z0V8', 'https://ledger.example', gone)
    ?.body.toString()
    .split(',\n');
  expect(lines?.at(-1)).toMatch(
    /^<https:..ledger.example.figures.Z35Z0V8\?at=40>; rel="last memento"/,
  );
});

test('a file of many figures leads to its pinned address, filters kept', () => {
  const address = { path: '/conflicts/some/figures.csv', query: 'measure=killed' };
  expect(findMemento(csv, day(9), address, ledger)).toBe(
    '/conflicts/some/figures.csv?measure=killed&at=20',
  );
  expect(findMemento(csv, day(0), { ...address, query: '' }, ledger)).toBe(
    '/conflicts/some/figures.csv?at=2',
  );
});

test('a version, and a page made from what a reader typed, are no TimeGates', () => {
  const page = { path: '/', query: '' };
  expect(findMemento({ ...figure, version: 2 }, day(2), page, ledger)).toBeNull();
  const search = { ...csv, uncachedWith: 'q' };
  expect(findMemento(search, day(2), { path: '/', query: 'q=killed' }, ledger)).toBeNull();
  expect(findMemento(search, day(2), page, ledger)).toBe('/?at=20');
});

test('Accept-Datetime is an HTTP date, and nothing that only looks like one', () => {
  expect(parseAcceptDatetime(undefined)).toBeNull();
  expect(parseAcceptDatetime('Sun, 22 Nov 2026 18:00:00 GMT')).toEqual(
    new Date('2026-11-22T18:00:00Z'),
  );
  for (const wrong of ['2026-11-22', 'yesterday', 'Mon, 22 Nov 2026 18:00:00 GMT', '']) {
    expect(() => parseAcceptDatetime(wrong)).toThrow(/Accept-Datetime.*written like/);
  }
});

test('the TimeMap lists every version with its moment, first and last named', () => {
  const answer = createTimeMap('Z35Z0V8', 'https://ledger.example', ledger);
  expect(answer?.headers['content-type']).toMatch(/^application\/link-format/);
  expect(answer?.body.toString().split(',\n')).toEqual([
    '<https://ledger.example/figures/Z35Z0V8>; rel="original timegate"',
    '<https://ledger.example/figures/Z35Z0V8/timemap>; rel="self"; type="application/link-format"',
    '<https://ledger.example/figures/Z35Z0V8/v1>; rel="first memento"; datetime="Thu, 01 Jan 2026 00:00:00 GMT"',
    '<https://ledger.example/figures/Z35Z0V8/v2>; rel="memento"; datetime="Fri, 02 Jan 2026 00:00:00 GMT"',
    '<https://ledger.example/figures/Z35Z0V8/v3>; rel="last memento"; datetime="Sat, 03 Jan 2026 00:00:00 GMT"\n',
  ]);
});

test('a version links to its neighbours; the live page to the map alone', () => {
  const rels = (target: Target) =>
    listMementoLinks(target, 'https://ledger.example', ledger).map(({ rel }) => rel);
  expect(rels(figure)).toEqual(['original timegate', 'timemap']);
  expect(rels({ ...figure, version: 1 })).toEqual([
    'original timegate',
    'timemap',
    'first memento',
    'memento',
  ]);
});
