import { expect, test } from 'vitest';
import { subjectsOfFigure, subjectsOfNamed } from '@/routes/found';
import { listSinglePages, writeSitemap } from '@/routes/sitemap';

const at = (day: number) => new Date(Date.UTC(2026, 0, day));
const facts = { newest: at(9), origin: 'https://ledger.example' };

test('a page is dated by the last change of what it shows', () => {
  const changed = new Map([
    ['figure:Z35Z0V8', at(2)],
    ['question:killed', at(5)],
    ['claimant:army', at(3)],
  ]);
  const pages = [
    { path: '/', subjects: null },
    { path: '/figures/Z35Z0V8', subjects: subjectsOfFigure('Z35Z0V8', 'killed') },
    { path: '/claimants/army', subjects: subjectsOfNamed('claimant', 'army') },
    { path: '/claimants/nobody', subjects: subjectsOfNamed('claimant', 'nobody') },
  ];
  expect(writeSitemap(pages, { ...facts, changed })).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://ledger.example/</loc><lastmod>2026-01-09T00:00:00.000Z</lastmod></url>
<url><loc>https://ledger.example/figures/Z35Z0V8</loc><lastmod>2026-01-05T00:00:00.000Z</lastmod></url>
<url><loc>https://ledger.example/claimants/army</loc><lastmod>2026-01-03T00:00:00.000Z</lastmod></url>
<url><loc>https://ledger.example/claimants/nobody</loc></url>
</urlset>
`);
});

test('a definition that is given anew changes every page', () => {
  const changed = new Map([
    ['claimant:army', at(3)],
    ['*', at(8)],
  ]);
  const pages = [{ path: '/claimants/army', subjects: subjectsOfNamed('claimant', 'army') }];
  expect(writeSitemap(pages, { ...facts, changed })).toContain('2026-01-08');
});

test('more pages than a sitemap may list are no sitemap, rather than one that was cut', () => {
  const pages = Array.from({ length: 50_001 }, () => ({ path: '/', subjects: null }));
  expect(() => writeSitemap(pages, { ...facts, changed: new Map() })).toThrow('50001 pages');
});

test('the pages that there is one of each are those of the registry', () => {
  const paths = listSinglePages().map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(['/', '/sources', '/corrections', '/api']));
  expect(paths.filter((path) => /[{.]/.test(path))).toEqual([]);
});
