import type { Content } from './content';
import { withQuery } from './with-query';

/** What is refused: queries that are wrong, on pages and on files. */
export function listRefused({ charts, datasetVersions, releases }: Content): string[] {
  const wrong = [
    'colour=red',
    'at=0',
    'at=abc',
    'at=999999',
    'at=1e3',
    'at=5&at=6',
    'at=',
    'at=-1',
    'at=%00',
  ];
  const [chart = '/charts/none'] = charts;
  const things = [
    ...['/', '/conflicts', '/methods', '/corrections', '/corrections.atom', '/api', '/sitemap.xml'],
    ...[
      '/robots.txt',
      '/healthz',
      '/readyz',
      '/api/openapi.json',
      '/sources',
      '/datasets',
      '/releases',
    ],
    ...['', '/figures.csv', '/figures.json', '/figures/csvw.json'].map(
      (tail) => `/conflicts/nagorno-karabakh${tail}`,
    ),
    ...['', '.csv', '.json', '.svg', '.png', '.bib', '/csvw.json', '/timemap', '/linkset.json'].map(
      (tail) => `/figures/Z35Z0V8${tail}`,
    ),
    ...['', '.csv', '.json', '.svg'].map((tail) => `/figures/Z35Z0V8/v1${tail}`),
    ...['', '.csv', '.svg', '/embed'].map((tail) => chart + tail),
    ...datasetVersions
      .slice(0, 1)
      .flatMap((path) => [path, `${path}/events.csv`, `${path}/yearly.csv`]),
    ...releases.flatMap((path) => [path, `${path}.zip`]),
  ];
  const list = '/conflicts/nagorno-karabakh/figures.csv';
  const [dataset = '/datasets/none/1'] = datasetVersions;
  return [
    ...things.flatMap((path) => wrong.map((query) => withQuery(path, query))),
    ...[
      'measure=persons',
      'measure=%00',
      'measure=%ED%A0%80',
      'status=gone',
      'bom=yes',
      'phase=none',
      'claimant=none',
      'measure=a&measure=b',
      'measure=',
    ].map((query) => withQuery(list, query)),
    ...[
      'rows=middle',
      'table=sauce',
      'type_of_violence=4',
      'year_from=0',
      'conflict=x',
      'rows=after:2015-02-30:1',
    ].flatMap((query) =>
      ['', '/events.csv', '/yearly.csv'].map((tail) => withQuery(dataset + tail, query)),
    ),
  ];
}

/** What is not there, of each family, as a page and as a file; and paths that are none. */
export const UNKNOWN = [
  ...[
    '/figures/none',
    '/figures/ZZZZZZZ',
    '/figures/Z35Z0V8/v3',
    '/figures/Z35Z0V8/v0',
    '/figures/Z35Z0V8/vx',
  ],
  ...[
    '/conflicts/none',
    '/conflicts/none/figures',
    '/charts/none/displaced',
    '/charts/nagorno-karabakh/none',
  ],
  ...['/questions/none', '/sources/none', '/claimants/none', '/releases/none', '/datasets/none'],
  ...[
    '/datasets/none/1',
    '/datasets/none/compare',
    '/datasets/ged-myanmar/99.1',
    '/none',
    '/figures',
    '/charts',
  ],
].flatMap((path) =>
  ['', '.csv', '.json', '.svg', '.png', '.bib', '.zip', '.html', '/csvw.json', '/none'].map(
    (tail) => path + tail,
  ),
);

/** Paths that no browser sends, or that other sites have. */
export const ODD = [
  ...[
    '/p/live-179',
    '/p/at-1/figures/Z35Z0V8',
    '/%70/live-179',
    '//p/live-179',
    '/_next/static/none.js',
  ],
  ...[
    '/favicon.ico',
    '/wp-login.php',
    '/figures/Z35Z0V8/embed',
    '/figures/Z35Z0V8.CSV',
    '/index.html',
  ],
  ...['/%', '/%ZZ', '/%00', '/figures/%ED%A0%80', '/..%2f..%2fetc/passwd', `/${'x'.repeat(3_000)}`],
];

/** What leads on: small letters, words behind an id, slashes at the end. */
export const LEADING = [
  ...['/figures/z35z0v8', '/figures/z35zov8/v1.csv', '/figures/Z35Z0V8-battle-related-deaths-2020'],
  ...[
    '/figures/z35z0v8.csv',
    '/figures/z35z0v8?at=179',
    '/figures/Z35-Z0V8',
    '/figures/z35z0v8/timemap',
  ],
  ...['/figures/z35z0v8/csvw.json', '/figures/z35z0v8-x/v2', '/figures/z35z0v8/v1.svg?theme=dark'],
  ...[
    '/figures/Z35Z0V8/',
    '/methods/',
    '/methods/?at=3',
    '/conflicts/',
    '/figures/Z35Z0V8.csv/',
    '//evil.example/',
  ],
  ...[
    '/\\evil.example/about/',
    '/%D5%80/?q=%D5%80',
    '/a%3Fb%23c/',
    '/About',
    '/CONFLICTS/nagorno-karabakh',
  ],
];
