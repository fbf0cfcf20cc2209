import LinkHeader from 'http-link-header';
import { describe, expect, test } from 'vitest';
import type { Database } from '@/db/client';
import type { FoundThing } from '@/routes/found';
import { formatLinks } from '@/routes/http/links';
import type { Shown } from '@/routes/http/shown';
import { listSignposts, writeLinkset } from '@/routes/http/signposting';
import { matchRoute } from '@/routes/match';
import { ROUTES } from '@/routes/registry';
import { exampleId } from '@/tests/unit/example-figures';
import { exampleShown, ORIGIN } from '@/tests/unit/example-shown';

const FIGURE = 'Z35Z0V8';
const GONE = exampleId(1);
const place = (position: number) => ({ position, recordedAt: new Date(0) });

/** A figure with versions at 10, 20 and 30; another with one, withdrawn at 25; a conflict. */
const places = {
  [FIGURE]: { question: 'killed', versions: [10, 20, 30].map(place), withdrawn: null },
  [GONE]: { question: 'killed', versions: [place(12)], withdrawn: place(25) },
};

function findFor(path: string): FoundThing {
  const [first = '', version] = matchRoute(path)?.params ?? [];
  const found = places[first];
  if (!found) return { subjects: ['conflict:some'], conflict: 'some' };
  const figure = { id: first, places: found };
  const subjects = [`figure:${first}`] as const;
  return { subjects, figure, ...(version === undefined ? {} : { version: Number(version) }) };
}

/** The links of a response as a reader of the header finds them. */
function linksOf(path: string, { query = '', ...state }: Partial<Omit<Shown, 'values'>> = {}) {
  const shown = exampleShown(path, { found: findFor(path), values: query, ...state });
  const { refs } = LinkHeader.parse(formatLinks(listSignposts(shown)) ?? '');
  return (rel: string) =>
    refs.filter((ref) => ref.rel === rel).map(({ uri, type }) => [uri.replace(ORIGIN, ''), type]);
}

describe('a page says once how it is to be cited', () => {
  test.each([
    ['a figure: by the version that it shows', `/figures/${FIGURE}`, {}, `/figures/${FIGURE}/v3`],
    ['a pinned figure', `/figures/${FIGURE}`, { position: 22, at: 22 }, `/figures/${FIGURE}/v2`],
    ['a version: by itself', `/figures/${FIGURE}/v1`, {}, `/figures/${FIGURE}/v1`],
    ['a withdrawn figure: by its last version', `/figures/${GONE}`, {}, `/figures/${GONE}/v1`],
    ['a conflict: at its last change', '/conflicts/some', {}, '/conflicts/some?at=28'],
    [
      'a pinned conflict: as pinned',
      '/conflicts/some',
      { position: 9, at: 9 },
      '/conflicts/some?at=9',
    ],
    ['a chart: at its last change', '/charts/some/displaced', {}, '/charts/some/displaced?at=28'],
  ])('%s', (_, path, shown, cited) => {
    expect(linksOf(path, shown)('cite-as')).toEqual([[cited, undefined]]);
  });
});

test('a page leads to its files with their types, and to what describes it', () => {
  const links = linksOf(`/figures/${FIGURE}/v2`);
  const of = `/figures/${FIGURE}/v2`;
  expect(links('item')).toEqual([
    [`${of}.csv`, 'text/csv'],
    [`${of}.json`, 'application/json'],
    [`${of}.svg`, 'image/svg+xml'],
    [`${of}.png`, 'image/png'],
  ]);
  expect(links('describedby')).toEqual([
    [`${of}.bib`, 'application/x-bibtex'],
    [`${of}.ris`, 'application/x-research-info-systems'],
    [`${of}.csl.json`, 'application/vnd.citationstyles.csl+json'],
    [`${of}/csvw.json`, 'application/csvm+json'],
  ]);
  expect(links('type').flat()).toEqual(
    expect.arrayContaining(['https://schema.org/AboutPage', 'https://schema.org/Claim']),
  );
  expect(links('license')).toEqual([['https://creativecommons.org/licenses/by/4.0/', undefined]]);
});

test('a pinned page leads to pinned files; a withdrawn figure to those of its last version', () => {
  const pinned = linksOf('/conflicts/some', { position: 9, at: 9 })('item');
  expect(pinned.map(([path]) => path)).toEqual([
    '/conflicts/some/figures.csv?at=9',
    '/conflicts/some/figures.json?at=9',
  ]);
  expect(linksOf(`/figures/${GONE}`)('item')[0]?.[0]).toBe(`/figures/${GONE}/v1.csv`);
  const before = { position: 20, at: 20 };
  expect(linksOf(`/figures/${GONE}`, before)('item')[0]?.[0]).toBe(`/figures/${GONE}.csv?at=20`);
});

test('a file leads back to its page; a CSV to its metadata with the same query, and they to it', () => {
  const query = 'measure=persons-killed&at=9';
  const csv = linksOf('/conflicts/some/figures.csv', { position: 9, at: 9, query });
  expect(csv('collection')).toEqual([['/conflicts/some?at=9', 'text/html']]);
  expect(csv('describedby')).toEqual([
    [`/conflicts/some/figures/csvw.json?${query}`, 'application/csvm+json'],
  ]);
  const metadata = linksOf('/conflicts/some/figures/csvw.json', { position: 9, at: 9, query });
  expect(metadata('describes')).toEqual([
    ['/conflicts/some?at=9', 'text/html'],
    [`/conflicts/some/figures.csv?${query}`, 'text/csv'],
  ]);
  expect(linksOf('/charts/some/displaced.svg')('collection')).toEqual([
    ['/charts/some/displaced', 'text/html'],
  ]);
});

test('pages about nothing in particular, and a chart without the page around it, say nothing', () => {
  for (const path of ['/', '/methods', '/charts/some/displaced/embed'])
    expect(linksOf(path)('cite-as')).toEqual([]);
});

test('the link set of a figure says what its page and each of its files say', () => {
  const path = `/figures/${FIGURE}/v2/linkset.json`;
  const written = writeLinkset(ROUTES.figureVersion, {
    ...{ db: {} as Database, position: 30, params: [FIGURE, '2'], found: findFor(path) },
    ...{ values: {}, origin: ORIGIN, address: path },
  });
  const { linkset } = JSON.parse(String(written));
  const page = `${ORIGIN}/figures/${FIGURE}/v2`;
  expect(linkset[0]).toMatchObject({
    anchor: page,
    'cite-as': [{ href: page }],
    item: [
      { href: `${page}.csv`, type: 'text/csv' },
      { href: `${page}.json`, type: 'application/json' },
      { href: `${page}.svg`, type: 'image/svg+xml' },
      { href: `${page}.png`, type: 'image/png' },
    ],
  });
  expect(linkset[1]).toEqual({
    anchor: `${page}.csv`,
    collection: [{ href: page, type: 'text/html' }],
    license: [{ href: 'https://creativecommons.org/licenses/by/4.0/' }],
    describedby: [{ href: `${page}/csvw.json`, type: 'application/csvm+json' }],
  });
});
