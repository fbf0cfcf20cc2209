import LinkHeader from 'http-link-header';
import { describe, expect, test } from 'vitest';
import { resolveAddress } from '@/server/front/addresses';
import type { LedgerIndex } from '@/server/front/ledger-index';
import { formatLinks } from '@/server/front/links';
import { createLinkset, listSignposts } from '@/server/front/signposting';
import type { Shown } from '@/server/front/target';
import { exampleId } from '../example-figures';

const ORIGIN = 'https://ledger.example';
const FIGURE = 'Z35Z0V8';
const GONE = exampleId(1);

/** A figure with versions at 10, 20 and 30; another with one, withdrawn at 25; a conflict last changed at 28. */
const index: Partial<LedgerIndex> = {
  position: 30,
  figure: (id) => {
    if (id === FIGURE) return { question: 'killed', versions: [10, 20, 30], withdrawn: null };
    return id === GONE ? { question: 'killed', versions: [12], withdrawn: 25 } : null;
  },
  conflict: (slug) => (slug === 'some' ? { id: 'some' } : null),
  lastChange: (_, at) => Math.min(at, 28),
};
const ledger = index as LedgerIndex;

/** The links of an address's answer as a reader of the header finds them. */
function linksOf(path: string, shown: Partial<Shown> = {}) {
  const resolution = resolveAddress(path, ledger);
  if (resolution.kind !== 'target') throw new Error(`${path} shows nothing`);
  const state = { position: 30, pinned: false, at: null, query: '', ...shown };
  const header = formatLinks(listSignposts(resolution.target, state, ORIGIN, ledger)) ?? '';
  const { refs } = LinkHeader.parse(header);
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
  const resolution = resolveAddress(`/figures/${FIGURE}/v2/linkset.json`, ledger);
  if (resolution.kind !== 'linkset') throw new Error('no link set');
  const answer = createLinkset(resolution.target, ORIGIN, ledger);
  expect(answer?.headers['content-type']).toBe('application/linkset+json');
  const { linkset } = JSON.parse(String(answer?.body));
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
  expect(resolveAddress('/figures/Z35Z0V8/v9/linkset.json', ledger).kind).toBe('unknown');
});
