import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { listRoutes } from '@/routes/registry';
import { isForPrograms, listFormats, withFormat } from '@/routes/route';

/** The addresses that were promised and are built. What is cited must stay: none is ever taken away. */
const PROMISED = `
/ /conflicts /conflicts/{slug} /conflicts/{slug}/figures.csv /conflicts/{slug}/figures.json
/questions/{slug}
/figures/{id} /figures/{id}.csv /figures/{id}.json /figures/{id}.svg /figures/{id}.png
/figures/{id}/v{n} /figures/{id}/v{n}.csv /figures/{id}/v{n}.json
/figures/{id}/v{n}.svg /figures/{id}/v{n}.png
/figures/{id}.bib /figures/{id}.ris /figures/{id}.csl.json
/figures/{id}/v{n}.bib /figures/{id}/v{n}.ris /figures/{id}/v{n}.csl.json
/figures/{id}/timemap /figures/{id}/csvw.json /figures/{id}/v{n}/csvw.json
/conflicts/{slug}/figures/csvw.json /charts/{conflict}/{chart}/csvw.json
/charts/{conflict}/{chart} /charts/{conflict}/{chart}.svg /charts/{conflict}/{chart}.png
/charts/{conflict}/{chart}.csv /charts/{conflict}/{chart}.json /charts/{conflict}/{chart}/embed
/sources /sources/{id} /claimants/{id}
/corrections /corrections.atom
/releases /releases/{name} /releases/{name}.zip
/methods /about
/api /api/openapi.json
/sitemap.xml /robots.txt
/healthz /readyz
`
  .split(/\s+/)
  .filter(Boolean);

const registered = listRoutes().flatMap(([, route]) =>
  listFormats(route).map((format) => ({
    path: withFormat(route.path, format, route),
    isForPrograms: isForPrograms(route, format),
  })),
);

/** `/figures/{id}.csv` and `.json` behind it: the second is an ending of what the first is one of. */
function readCell(cell: string): string[] {
  const paths: string[] = [];
  for (const [, token = ''] of cell.matchAll(/`([^`]+)`/g)) {
    const stem = (paths.at(-1) ?? '').replace(/\.[a-z.]+$/, '');
    paths.push(token.startsWith('.') ? stem + token : token);
  }
  return paths;
}

/** The addresses in the README's table; a row that begins with words says what holds for many. */
function readReadme(): string[] {
  const file = path.resolve(import.meta.dirname, '../README.md');
  const [, table = ''] = readFileSync(file, 'utf8').split('| address | what |\n| --- | --- |\n');
  const rows = table.slice(0, table.indexOf('\n\n')).split('\n');
  const cells = rows.map((row) => row.split('|')[1] ?? '');
  return cells.filter((cell) => cell.startsWith(' `/')).flatMap(readCell);
}

test('what was promised is there', () => {
  const paths = registered.map((each) => each.path);
  expect(PROMISED.filter((each) => !paths.includes(each))).toEqual([]);
});

test('every address stands in the README, or on /api, which lists those for programs', () => {
  const readme = readReadme();
  const nowhere = registered.filter((each) => !each.isForPrograms && !readme.includes(each.path));
  expect(nowhere).toEqual([]);
});

test('the README names no address that is not there', () => {
  const paths = registered.map((each) => each.path);
  expect(readReadme().filter((each) => !paths.includes(each))).toEqual([]);
  expect(readReadme().length).toBeGreaterThan(20);
});
