import { describe, expect, test } from 'vitest';
import { fillPath, listForms, listParts, withForm } from '@/routes/address';
import { listAddresses } from '@/routes/catalogue';
import { matchAddress } from '@/routes/match';
import { SAMPLES } from './samples';

const everyForm = listAddresses().flatMap(([name, address]) =>
  listForms(address).map((form) => ({ name, address, form })),
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
  ])('%s leads to one address', (path, name, form, parts) => {
    expect(matchAddress(path)).toMatchObject({ name, form, parts, canonical: path });
  });

  test.each([
    ['/figures/z35z0v8.csv', '/figures/Z35Z0V8.csv'],
    ['/figures/Z35Z0V8-battle-related-deaths/v1', '/figures/Z35Z0V8/v1'],
    ['/figures/Z35-Z0V8/csvw.json', '/figures/Z35Z0V8/csvw.json'],
  ])('%s, mistyped or with words behind, leads to %s', (path, canonical) => {
    expect(matchAddress(path)?.canonical).toBe(canonical);
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
    expect(matchAddress(path)).toBeNull();
  });
});

test('each address of the catalogue leads to itself in each form, and to no other', () => {
  for (const { name, address, form } of everyForm) {
    const parts = listParts(address).map(([, { example }]) => String(example(SAMPLES)));
    const path = fillPath(address, parts, form);
    expect(matchAddress(path), path).toMatchObject({ name, form, parts, canonical: path });
  }
});

test('no two addresses have the same path', () => {
  const paths = everyForm.map(({ address, form }) => withForm(address.path, form, address));
  expect(new Set(paths).size).toBe(paths.length);
});
