import type { Request } from './ask';
import type { Content } from './content';
import { LEADING, listRefused, ODD, UNKNOWN } from './mistaken';
import { withQuery } from './with-query';

/** Positions at which a conflict, its charts and its lists are asked for, beside the newest. */
const POSITIONS = [1, 56, 108, 120, 162, 178, 179];
/** The end of the shipped log: everything that takes `at` is asked for at it. */
const SHIPPED = 179;
/** Of figures, and of pages that are many, one in this many is asked for in every way. */
const SAMPLE = 8;

const isSampled = (_: unknown, i: number) => i % SAMPLE === 0;

/** Every path that a template of the API's description stands for, here. */
function fillTemplate(template: string, content: Content): string[] {
  const fillings: [prefix: string, paths: string[]][] = [
    ['/figures/{id}/v{n}', content.versions],
    ['/figures/{id}', content.figures],
    ['/conflicts/{slug}', content.conflicts],
    ['/charts/{conflict}/{chart}', content.charts],
    ['/datasets/{slug}/{version}', content.datasetVersions],
    ['/datasets/{slug}', content.datasets],
    ['/releases/{name}', content.releases],
  ];
  const [prefix, paths] = fillings.find(([each]) => template.startsWith(each)) ?? ['', ['']];
  return paths.map((path) => path + template.slice(prefix.length));
}

/** An operation in every filling, and with each parameter of its query. */
function listOperation(template: string, content: Content): string[] {
  const parameters = content.operations[template]?.get.parameters ?? [];
  const queries = parameters.filter((each) => each.in === 'query');
  const filled = fillTemplate(template, content);
  const takesAt = queries.some(({ name }) => name === 'at');
  const isFew = !template.startsWith('/figures/');
  const sampled = isFew ? filled : filled.filter(isSampled);
  const examples = queries.filter(({ name, example }) => name !== 'at' && example !== undefined);
  return [
    ...filled,
    ...(takesAt ? filled.map((path) => withQuery(path, `at=${SHIPPED}`)) : []),
    ...(takesAt
      ? sampled.flatMap((path) => POSITIONS.map((at) => withQuery(path, `at=${at}`)))
      : []),
    ...sampled.flatMap((path) =>
      examples.map(({ name, example }) => withQuery(path, `${name}=${example}`)),
    ),
  ];
}

/** Pictures in each look, and lists with each filter, pinned and not. */
function listLooks({ charts, figures, versions, conflicts, filters }: Content): string[] {
  const things = [...charts, ...figures.slice(0, 2), ...versions.slice(0, 2)];
  const looks = ['theme=dark', 'theme=light', 'width=320', 'width=599', 'width=600', 'width=2000'];
  const wrong = ['theme=red', 'width=0', 'width=319', 'width=2001', 'width=2401', 'width=1e3'];
  return [
    ...things.flatMap((path) =>
      ['.svg', '.png'].flatMap((ending) => [
        ...looks.map((look) => withQuery(path + ending, look)),
        withQuery(path + ending, 'theme=dark&width=480'),
      ]),
    ),
    ...wrong.flatMap((look) => things.slice(0, 1).map((path) => withQuery(`${path}.svg`, look))),
    ...charts.map((path) => withQuery(`${path}.svg`, `at=${SHIPPED}&theme=dark&width=480`)),
    ...conflicts.flatMap((path) =>
      ['.csv', '.json', '/csvw.json'].flatMap((ending) =>
        [...filters, 'status=current', 'status=withdrawn', 'status=all'].flatMap((filter) => [
          withQuery(`${path}/figures${ending}`, filter),
          withQuery(`${path}/figures${ending}`, `${filter}&at=${SHIPPED}`),
        ]),
      ),
    ),
    ...charts.flatMap((path) =>
      [
        '',
        '?theme=dark',
        '?theme=light',
        '?theme=system',
        '?at=162',
        '?at=179&theme=dark',
        '?theme=red',
      ].map((query) => `${path}/embed${query}`),
    ),
  ];
}

/** Every page of the sitemap now and at the end of the shipped log, and some at other positions. */
function listPages({ pages, versions, newest }: Content): string[] {
  const many = /^\/(figures|questions|sources|claimants|datasets)\/./;
  const few = pages.filter((path) => !many.test(path));
  const sampled = [...few, ...pages.filter((path) => many.test(path)).filter(isSampled)];
  return [
    ...pages,
    ...pages
      .filter((path) => !path.startsWith('/api'))
      .map((path) => withQuery(path, `at=${SHIPPED}`)),
    ...sampled.flatMap((path) => [...POSITIONS, newest].map((at) => withQuery(path, `at=${at}`))),
    ...versions.flatMap((path) => [path, `${path}?at=${SHIPPED}`]),
    ...['helicopter', 'armenia', 'xyzzy', '', '%D5%80', '%3Cscript%3E'].map((q) => `/?q=${q}`),
    '/?q=helicopter&at=120',
    '/icon.svg',
  ];
}

const ACCEPTED = [
  ...['application/json', 'text/csv', 'image/svg+xml', 'image/png', 'application/x-bibtex', '*/*'],
  ...['application/x-research-info-systems', 'application/vnd.citationstyles.csl+json'],
  ...['application/pdf', 'text/html;q=0.5, text/csv', 'application/atom+xml', 'application/zip'],
  ...['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'application/ld+json'],
];
const DATES = [
  ...[
    'Sat, 21 Nov 2026 00:00:00 GMT',
    'Mon, 23 Nov 2026 00:00:00 GMT',
    'Sun, 22 Nov 2026 18:00:00 GMT',
  ],
  ...['Fri, 20 Nov 2026 18:00:00 GMT', 'Wed, 01 Jan 2020 00:00:00 GMT', 'yesterday'],
];

/** Requests whose headers decide where they lead. */
function listNegotiated({ charts, releases, datasetVersions }: Content): Request[] {
  const [chart = '/charts/none'] = charts;
  const pages = [
    ...[
      '/',
      '/about',
      '/corrections',
      '/conflicts/nagorno-karabakh',
      '/conflicts/nagorno-karabakh/figures',
    ],
    ...[
      '/figures/Z35Z0V8',
      '/figures/Z35Z0V8?at=120',
      '/figures/Z35Z0V8/v1',
      chart,
      `${chart}?at=108`,
    ],
    ...[
      '/questions/killed-april-2016',
      '/api',
      '/healthz',
      ...releases,
      ...datasetVersions.slice(0, 1),
    ],
  ];
  const files = ['/figures/Z35Z0V8.csv', '/conflicts/nagorno-karabakh/figures.csv', `${chart}.svg`];
  const live = [
    ...files,
    '/figures/Z35Z0V8.json?at=120',
    '/figures/Z35Z0V8/v1.csv',
    '/corrections.atom',
  ];
  const get = (path: string, headers: Record<string, string>) => ({ method: 'GET', path, headers });
  return [
    ...pages.flatMap((path) => ACCEPTED.map((accept) => get(path, { accept }))),
    ...[...pages, ...live].flatMap((path) =>
      DATES.map((date) => get(path, { 'accept-datetime': date })),
    ),
    ...datasetVersions
      .slice(0, 1)
      .flatMap((path) =>
        ['bytes=0-99', 'bytes=-10', 'bytes=999999999-', 'bytes=0-1,5-6', 'lines=1-2'].map((range) =>
          get(`${path}/events.csv`, { range }),
        ),
      ),
    ...live.map((path) => get(path, { 'if-modified-since': 'Sat, 28 Nov 2026 00:00:00 GMT' })),
    ...['/', ...live].map((path) => get(path, { 'if-none-match': '*' })),
    ...['/', ...live].flatMap((path) =>
      ['HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].map((method) => ({
        method,
        path,
        headers: {},
      })),
    ),
  ];
}

/** Every request that the answers of two programs are compared by, none of them twice. */
export function listRequests(content: Content): Request[] {
  const templates = Object.keys(content.operations);
  const paths = [
    ...listPages(content),
    ...templates.flatMap((template) => listOperation(template, content)),
    ...listLooks(content),
    ...listRefused(content),
    ...UNKNOWN,
    ...ODD,
    ...LEADING,
  ];
  const plain = [...new Set(paths)].map((path) => ({ method: 'GET', path, headers: {} }));
  return [...plain, ...listNegotiated(content)];
}
