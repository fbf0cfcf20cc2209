import { describe, expect, test } from 'vitest';
import { matchRoute } from '@/routes/match';
import { listRoutes } from '@/routes/registry';
import { fillPath, listFormats, listParams, withFormat } from '@/routes/route';

import { EXAMPLES } from '@/tests/unit/examples';

const everyFormat = listRoutes().flatMap(([name, route]) =>
  listFormats(route).map((format) => ({ name, route, format })),
);

describe('a public path', () => {
  test.each([
    ['/', 'dashboard', 'html', []],
    ['/conflicts/some/figures.csv', 'conflictFigures', 'csv', ['some']],
    ['/conflicts/some/figures/csvw.json', 'conflictFigures', 'csvw.json', ['some']],
    ['/figures/Z35Z0V8', 'figure', 'html', ['Z35Z0V8']],
    ['/figures/Z35Z0V8/timemap', 'figure', 'timemap', ['Z35Z0V8']],
    ['/figures/Z35Z0V8/v12.json', 'figureVersion', 'json', ['Z35Z0V8', '12']],
    ['/charts/some/displaced.svg', 'chart', 'svg', ['some', 'displaced']],
    ['/charts/some/displaced/embed', 'chartEmbed', 'html', ['some', 'displaced']],
    ['/healthz', 'alive', 'json', []],
  ])('%s leads to one route', (path, name, format, params) => {
    expect(matchRoute(path)).toMatchObject({ name, format, params, canonical: path });
  });

  test.each([
    ['/figures/z35z0v8.csv', '/figures/Z35Z0V8.csv'],
    ['/figures/Z35Z0V8-battle-related-deaths/v1', '/figures/Z35Z0V8/v1'],
    ['/figures/Z35-Z0V8/csvw.json', '/figures/Z35Z0V8/csvw.json'],
  ])('%s, mistyped or with words behind, leads to %s', (path, canonical) => {
    expect(matchRoute(path)?.canonical).toBe(canonical);
  });

  test.each([
    '/p/live-9/figures/Z35Z0V8',
    '/figures/Z35Z0V9',
    '/figures/Z35Z0V8.pdf',
    '/figures/Z35Z0V8/v0',
    '/figures/Z35Z0V8/v01',
    '/figures/Z35Z0V8/v1000000',
    '/figures/Z35Z0V8/v1/timemap',
    '/charts/some/no-such-chart',
    '/charts/some/displaced/csv',
    '/conflicts/Some',
    '/conflicts/some/figures',
    '/healthz.json',
    '/sitemap',
    '//',
  ])('%s leads nowhere', (path) => {
    expect(matchRoute(path)).toBeNull();
  });
});

test('each route of the registry leads to itself in each format, and to no other', () => {
  for (const { name, route, format } of everyFormat) {
    const params = listParams(route).map(([, { example }]) => String(example(EXAMPLES)));
    const path = fillPath(route, params, format);
    expect(matchRoute(path), path).toMatchObject({ name, format, params, canonical: path });
  }
});

test('no two routes have the same path', () => {
  const paths = everyFormat.map(({ route, format }) => withFormat(route.path, format, route));
  expect(new Set(paths).size).toBe(paths.length);
});
